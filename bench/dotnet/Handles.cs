namespace Bench;

// Objects of either side that the other one holds.
internal static partial class Handles
{
    private static readonly List<JSObject> Kept = [];

    [JSExport]
    internal static void Keep(JSObject item) => Kept.Add(item);

    // Releases the newest ones, as many as asked, and says how many are left.
    [JSExport]
    internal static int Release(int count)
    {
        var first = Math.Max(0, Kept.Count - count);
        for (var i = first; i < Kept.Count; i++) Kept[i].Dispose();
        Kept.RemoveRange(first, Kept.Count - first);
        return Kept.Count;
    }

    [JSExport]
    [return: JSMarshalAs<JSType.Any>]
    internal static object Make() => new();
}
