using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("browser")]

namespace Catalog;

public static partial class Goods
{
    private static readonly Dictionary<string, double> Prices = new() { ["apple"] = 0.5, ["bread"] = 3.25 };

    [JSExport]
    public static int Count() => Prices.Count;

    [JSExport]
    public static double PriceOf(string name) => Prices[name];
}
