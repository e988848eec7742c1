using System.Runtime.InteropServices.JavaScript;

public static partial class Prices
{
    /// <summary>The line of an article in the catalogue.</summary>
    /// <param name="article">Its name.</param>
    /// <returns>The line, or null when there is no such article.</returns>
    [JSExport]
    public static async Task<string?> Find(string article)
    {
        var lines = (await LoadCatalogue("prices.txt")).Split('\n');
        return Array.Find(lines, line => line.StartsWith(article));
    }

    [JSExport]
    public static double Sum(double[] prices, [JSMarshalAs<JSType.Function<JSType.Number>>] Action<int>? progress)
    {
        progress?.Invoke(prices.Length);
        return prices.Sum();
    }

    [JSImport("catalogue.load", "main.js")]
    private static partial Task<string> LoadCatalogue(string url);
}
