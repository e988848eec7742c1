namespace Conformance.Live;

// Page objects that C# holds as JSObject, and the ways by which they reach C# and the page again.
public static partial class Holding
{
    private static readonly List<JSObject> Held = [];

    [JSExport]
    public static void Hold(JSObject[] objects) => Held.AddRange(objects);

    [JSExport]
    public static void DisposeAll()
    {
        foreach (var held in Held)
        {
            held.Dispose();
        }

        Held.Clear();
    }

    // As the collector does on its own whenever it likes: what it finds unused is finalized in a turn of its own.
    [JSExport]
    public static void CollectUnused() => GC.Collect();

    // Held for as long as the page takes to answer.
    [JSExport]
    public static async Task<JSObject> GiveBackLater(JSObject value, Task later)
    {
        await later;
        return value;
    }

    [JSExport]
    public static async Task<JSObject> GiveBackPromised(Task<JSObject> promised, Task later)
    {
        var value = await promised;
        await later;
        return value;
    }

    [JSExport]
    public static string UseDisposed(JSObject value)
    {
        value.Dispose();
        try
        {
            return value.GetPropertyAsString("mark") ?? "null";
        }
        catch (ObjectDisposedException)
        {
            return $"disposed: {value.IsDisposed}";
        }
    }

    [JSExport]
    public static int Child(JSObject value, string path) => Walk(value, path).GetPropertyAsInt32("mark");

    [JSExport]
    public static JSObject ChildItself(JSObject value, string path) => Walk(value, path);

    [JSExport]
    public static bool ChildIsSame(JSObject value, string path, JSObject child) => ReferenceEquals(Walk(value, path), child);

    [JSExport]
    public static int Length(JSObject array) => array.GetPropertyAsInt32("length");

    [JSExport]
    public static JSObject? Element(JSObject array, int index) => array.GetPropertyAsJSObject($"{index}");

    [JSExport]
    public static void SetElement(JSObject array, int index, JSObject value) => array.SetProperty($"{index}", value);

    [JSExport]
    public static string TypeOf(JSObject value, string name) => value.GetTypeOfProperty(name);

    // The same object by every path to C# at once.
    [JSExport]
    public static bool AreAllOne(JSObject argument, JSObject[] array, [JSMarshalAs<JSType.Any>] object boxed, JSObject parent) =>
        ReferenceEquals(argument, array[0])
        && ReferenceEquals(argument, boxed)
        && ReferenceEquals(argument, parent.GetPropertyAsJSObject("child"))
        && ReferenceEquals(argument, Give());

    [JSExport]
    public static async Task<bool> IsOneLater(JSObject argument, Task<JSObject> later) => ReferenceEquals(argument, await later);

    // One function: as a delegate of two types, and as an object.
    [JSExport]
    public static string UseInManyWays(
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> ofNumber,
        [JSMarshalAs<JSType.Function<JSType.Error, JSType.String>>] Func<Exception, string> ofError,
        JSObject itself)
    {
        var before = $"{ofNumber(1)} {ofError(new InvalidOperationException("in C#"))} {itself.GetPropertyAsInt32("length")}";
        itself.Dispose();
        return $"{before} {ofNumber(2)} {ofError(new InvalidOperationException("later"))}";
    }

    private static JSObject Walk(JSObject value, string path)
    {
        foreach (var name in path.Split('.'))
        {
            value = value.GetPropertyAsJSObject(name) ?? throw new ArgumentException($"Failed to walk {path}: {name} is null.");
        }

        return value;
    }

    [JSImport("give", "holding.js")]
    private static partial JSObject Give();
}
