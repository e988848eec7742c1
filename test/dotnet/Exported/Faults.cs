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

    [JSExport]
    public static async Task<int> TrapLater()
    {
        await Task.Yield();
        return Trap();
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Recurse(int depth) => Recurse(depth + 1) + depth;
}
