namespace Conformance.Exported;

// What C# sees of a call that the page may give up.
public static partial class Cancellation
{
    private static readonly Dictionary<string, int> Calls = new();
    private static readonly Dictionary<string, TaskCompletionSource<object?>> Gates = new();
    private static int begun;
    private static string seen = "";

    [JSExport]
    public static int Current() => CurrentCall();

    [JSExport]
    public static int Begin(int value)
    {
        begun++;
        return value;
    }

    [JSExport]
    public static int Begun() => begun;

    [JSExport]
    public static string Seen() => seen;

    [JSExport]
    public static void LoopUntilCancelled()
    {
        seen = "nothing";
        var call = CurrentCall();
        Ask();
        while (!IsCancellationRequested(call))
        {
        }

        seen = "cancelled";
    }

    // A loop for positive values alone: the others come back at once, and leave what was seen.
    [JSExport]
    public static int LoopIfPositive(int value)
    {
        if (value > 0)
        {
            LoopUntilCancelled();
        }

        return value;
    }

    [JSExport]
    public static void LoopUntilItThrows()
    {
        seen = "nothing";
        var call = CurrentCall();
        Ask();
        try
        {
            while (true)
            {
                ThrowIfCancellationRequested(call);
            }
        }
        catch (JSException caught)
        {
            seen = caught.Message;
            throw;
        }
    }

    // Looks so often, whatever it sees; gives the number of looks that saw nothing.
    [JSExport]
    public static int Look(int times)
    {
        var call = CurrentCall();
        var missed = 0;
        for (var time = 0; time < times; time++)
        {
            missed += IsCancellationRequested(call) ? 0 : 1;
        }

        seen = missed == times ? "nothing" : "cancelled";
        return missed;
    }

    // Pending until the page opens it, by its name.
    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Any>>]
    public static Task<object?> Hold(string name)
    {
        Calls[name] = CurrentCall();
        Gates[name] = new TaskCompletionSource<object?>();
        return Gates[name].Task;
    }

    [JSExport]
    public static int NumberOf(string name) => Calls[name];

    [JSExport]
    public static bool IsCancelled(string name) => IsCancellationRequested(Calls[name]);

    [JSExport]
    public static bool IsNumberCancelled(int call) => IsCancellationRequested(call);

    [JSExport]
    public static void OpenWith(string name, [JSMarshalAs<JSType.Any>] object? value) => Gates[name].SetResult(value);

    [JSExport]
    public static void OpenWithBox(string name) => Gates[name].SetResult(new Box());

    [JSExport]
    public static void OpenWithError(string name) => Gates[name].SetException(new InvalidOperationException("late"));

    // The page gives the call up while it is asked.
    [JSExport]
    [return: JSMarshalAs<JSType.Array<JSType.Any>>]
    public static object[] Boxes(int count)
    {
        Ask();
        return Enumerable.Range(0, count).Select(_ => (object)new Box()).ToArray();
    }

    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>]
    public static Func<int, int> Delegate()
    {
        Ask();
        return value => value + 1;
    }

    [JSExport]
    [return: JSMarshalAs<JSType.MemoryView>]
    public static ArraySegment<byte> Segment()
    {
        Ask();
        return new ArraySegment<byte>(new byte[16]);
    }

    [JSExport]
    public static JSObject Same(JSObject value)
    {
        Ask();
        return value;
    }

    // What the page sees as the number of the call that asks it, and of one that it makes meanwhile.
    [JSExport]
    public static string AskWhich() => $"{CurrentCall()} {Which()} {CurrentCall()}";

    [JSImport("ask", "cancel.js")]
    private static partial void Ask();

    [JSImport("which", "cancel.js")]
    private static partial string Which();

    [JSImport("currentCall", "dotnet-worker")]
    private static partial int CurrentCall();

    [JSImport("isCancellationRequested", "dotnet-worker")]
    private static partial bool IsCancellationRequested(int call);

    [JSImport("throwIfCancellationRequested", "dotnet-worker")]
    private static partial void ThrowIfCancellationRequested(int call);

    private sealed class Box
    {
    }
}
