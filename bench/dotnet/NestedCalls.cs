namespace Bench;

// The page calls back into C# while C# waits for it.
internal static partial class NestedCalls
{
    [JSImport("repeat", "bench.js")]
    internal static partial int RepeatOnPage(
        int count,
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> increment);

    [JSImport("descend", "bench.js")]
    internal static partial int DescendOnPage(
        int depth,
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> descend);

    [JSExport]
    internal static int Repeat(int count) => RepeatOnPage(count, value => value + 1);

    [JSExport]
    internal static int Descend(int depth) => DescendOnPage(depth, Descend);
}
