using System.Globalization;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("browser")]

Console.WriteLine($"The shop is open for {args.Length} customers.");
return Catalog.Goods.Count();

public static partial class Shop
{
    [JSExport]
    public static string Price(double amount, string culture) =>
        amount.ToString("C", CultureInfo.GetCultureInfo(culture)).Replace('\u00a0', ' ');

    [JSExport]
    public static string Culture() => CultureInfo.CurrentCulture.Name;

    [JSExport]
    public static Task<string> Order(string name) => Ship(name, Catalog.Goods.PriceOf(name));

    [JSImport("warehouse.ship", "shop.js")]
    private static partial Task<string> Ship(string name, double price);
}
