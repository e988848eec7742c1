using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Conformance.Exported;

// What a program does to itself.
public static partial class Faults
{
    [JSExport]
    public static void ThrowInAsyncVoid(string message) => ThrowAfterYield(message);

    // Far outside of the memory that the runtime has.
    [JSExport]
    public static int Trap() => Marshal.ReadInt32(unchecked((nint)0xFFFF_FFF0u));

    // In a continuation: by then no call of the page's is under way.
    [JSExport]
    public static async Task BreakLater(string how, string after)
    {
        await (after switch
        {
            "Task.Delay" => Task.Delay(1),
            "a Task import" => Imported.Tasks.FetchText("a text"),
            _ => YieldOnce(),
        });
        Break(how);
    }

    [JSExport]
    public static int OverflowStack() => Recurse(0);

    // Keeps all that it allocates, until there is no more to be had.
    [JSExport]
    public static int ExhaustMemory(int arrayLength)
    {
        var kept = new List<byte[]>();
        for (; ; )
        {
            kept.Add(new byte[arrayLength]);
        }
    }

    [JSExport]
    public static void FailFast(string message) => Environment.FailFast(message);

    [JSExport]
    public static async Task ExitLater(int code)
    {
        await Task.Yield();
        Environment.Exit(code);
    }

    private static async void ThrowAfterYield(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    private static async Task YieldOnce() => await Task.Yield();

    private static void Break(string how)
    {
        switch (how)
        {
            case "a trap":
                Trap();
                break;
            case "a stack overflow":
                OverflowStack();
                break;
            case "Environment.FailFast":
                Environment.FailFast("no further");
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Recurse(int depth) => Recurse(depth + 1) + depth;
}
