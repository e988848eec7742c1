namespace Conformance.Exported;

// Tasks that are cancelled or fail, before they cross or after: what the page calls and what it is given.
public static partial class TaskEnds
{
    [JSExport]
    public static Task Void(string how) => End<bool>(how);

    [JSExport]
    public static Task<int> Int32(string how) => End<int>(how);

    [JSExport]
    public static Task<double> Double(string how) => End<double>(how);

    [JSExport]
    public static Task<string> String(string how) => End<string>(how);

    [JSExport]
    public static Task<JSObject> JSObject(string how) => End<JSObject>(how);

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Any>>]
    public static Task<object> Object(string how) => End<object>(how);

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Date>>]
    public static Task<DateTime> Date(string how) => End<DateTime>(how);

    [JSExport]
    public static void SendDouble(string how) => Send(End<double>(how));

    [JSExport]
    public static void SendString(string how) => Send(End<string>(how));

    [JSExport]
    public static void SendJSObject(string how) => Send(End<JSObject>(how));

    [JSExport]
    public static void SendObject(string how) => Send(End<object>(how));

    private static Task<T> End<T>(string how) => how switch
    {
        "cancelled" => Task.FromCanceled<T>(new CancellationToken(true)),
        "cancelled later" => CancelLater<T>(),
        "faulted" => Task.FromException<T>(new InvalidOperationException("broken")),
        "faulted later" => FaultLater<T>(),
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    private static async Task<T> CancelLater<T>()
    {
        await Task.Yield();
        throw new OperationCanceledException();
    }

    private static async Task<T> FaultLater<T>()
    {
        await Task.Yield();
        throw new InvalidOperationException("broken");
    }

    [JSImport("take", "task-ends.js")]
    private static partial void Send(Task<double> task);

    [JSImport("take", "task-ends.js")]
    private static partial void Send(Task<string> task);

    [JSImport("take", "task-ends.js")]
    private static partial void Send(Task<JSObject> task);

    [JSImport("take", "task-ends.js")]
    private static partial void Send([JSMarshalAs<JSType.Promise<JSType.Any>>] Task<object> task);
}
