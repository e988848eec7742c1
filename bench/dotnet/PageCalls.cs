namespace Bench;

// C# that waits for the page.
internal static partial class PageCalls
{
    [JSImport("add", "bench.js")]
    internal static partial int AddOnPage(int a, int b);

    [JSExport]
    internal static int SumOnPage(int count)
    {
        var sum = 0;
        for (var i = 0; i < count; i++) sum = AddOnPage(sum, 1);
        return sum;
    }
}
