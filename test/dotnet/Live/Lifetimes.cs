namespace Conformance.Live;

// What is made and let go of in great numbers, and the two collectors of the worker.
public static partial class Lifetimes
{
    private static string seen = "";

    [JSExport]
    public static async Task Collect()
    {
        CollectJavaScript();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        // Finalizers run in turns of their own, where .NET has one thread.
        await Task.Delay(1);
        GC.Collect();
    }

    [JSExport]
    public static double BytesUsed() => GC.GetTotalMemory(forceFullCollection: true);

    // The worker does to itself what a page cannot do to it.
    [JSExport]
    public static void DoInWorker(string what) => Fault(what);

    [JSExport]
    public static void TakeObjects(JSObject[] objects) => seen = $"{objects.Length}";

    [JSExport]
    public static void TakeFunc([JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> func) =>
        seen = $"{func is null}";

    [JSExport]
    public static void TakeError(Exception error) => seen = error.Message;

    [JSExport]
    public static void TakePromise(Task<int> promise) => seen = $"{promise.IsCompleted}";

    [JSExport]
    public static string Seen() => seen;

    [JSExport]
    [return: JSMarshalAs<JSType.Array<JSType.Any>>]
    public static object[] MakeObjects(int count) => Enumerable.Range(0, count).Select(_ => new object()).ToArray();

    [JSExport]
    public static Exception MakeError(string message) => new InvalidOperationException(message);

    [JSExport]
    [return: JSMarshalAs<JSType.MemoryView>]
    public static ArraySegment<byte> MakeSegment(int length) => new(new byte[length]);

    [JSExport]
    public static int Sum([JSMarshalAs<JSType.MemoryView>] ArraySegment<byte> segment) => segment.Sum(value => value);

    [JSExport]
    public static void AddToEach([JSMarshalAs<JSType.MemoryView>] ArraySegment<byte> segment, int value)
    {
        for (var index = 0; index < segment.Count; index++)
        {
            segment[index] = unchecked((byte)(segment[index] + value));
        }
    }

    [JSExport]
    public static void LendSpans(int count)
    {
        Span<byte> span = [1, 2, 3, 4];
        for (var index = 0; index < count; index++)
        {
            TakeSpan(span);
        }
    }

    [JSImport("takeSpan", "lifetimes.js")]
    private static partial void TakeSpan([JSMarshalAs<JSType.MemoryView>] Span<byte> span);

    [JSImport("collect", "collector.js")]
    private static partial void CollectJavaScript();

    [JSImport("fault", "worker-faults.js")]
    private static partial void Fault(string what);
}
