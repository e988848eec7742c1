namespace Conformance.Exported;

public static partial class Tasks
{
    private static TaskCompletionSource<string> gate = New();

    private static bool isMainAtGate;

    internal static Task GateOfMain()
    {
        isMainAtGate = true;
        return gate.Task;
    }

    [JSExport]
    public static bool IsMainAtGate() => isMainAtGate;

    // Stays pending until the page opens the gate or breaks it.
    [JSExport]
    public static Task<string> WaitAtGate() => gate.Task;

    [JSExport]
    public static void OpenGate(string value)
    {
        gate.SetResult(value);
        gate = New();
    }

    [JSExport]
    public static void BreakGate(string message)
    {
        gate.SetException(new InvalidOperationException(message));
        gate = New();
    }

    [JSExport]
    public static Task Completed() => Task.CompletedTask;

    [JSExport]
    public static Task<int> CompletedWith(int value) => Task.FromResult(value);

    [JSExport]
    public static Task Faulted(string message) => Task.FromException(new InvalidOperationException(message));

    [JSExport]
    public static Task<int> FaultedInt32(string message) => Task.FromException<int>(new InvalidOperationException(message));

    [JSExport]
    public static async Task<int> YieldThen(int value)
    {
        await Task.Yield();
        return value;
    }

    [JSExport]
    public static async Task<int> AddLater(Task<int> first, Task<int> second) => await first + await second;

    [JSExport]
    public static Task? Null() => null;

    [JSExport]
    public static Task ThrowBeforeTheTask(string message) => throw new InvalidOperationException(message);

    private static TaskCompletionSource<string> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
