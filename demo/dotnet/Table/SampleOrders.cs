using System.Globalization;
using System.Text;

/// <summary>Made-up orders of a shop that sells what a kitchen needs.</summary>
internal static class SampleOrders
{
    private const int Seed = 20;

    private static readonly string[] Cities =
    [
        "Bergen", "Kraków", "Lisboa", "Lyon", "Montréal", "Osaka",
        "Reykjavík", "São Paulo", "Tallinn", "Wellington", "Zürich", "Łódź",
    ];

    // A comma, and quotes in quotes: what a reader that only splits lines would stumble over.
    private static readonly (string Name, double Price)[] Products =
    [
        ("Bowl", 12.5), ("\"Kettle, copper\"", 89), ("Ladle", 7.25), ("\"Pan, 28\"\"\"", 54.9),
        ("Scales", 31), ("Teapot", 42.75), ("\"Whisk, small\"", 5.6), ("Board", 18.4),
    ];

    public static byte[] Write(int rows)
    {
        var random = new Random(Seed);
        var file = new StringBuilder("order,date,city,product,quantity,revenue\n", 48 * rows);
        var day = new DateOnly(2025, 1, 1);
        for (var row = 1; row <= rows; row++)
        {
            // The product of two draws: some cities sell far more than others.
            var city = Cities[random.Next(Cities.Length) * random.Next(Cities.Length) / Cities.Length];
            var (product, price) = Products[random.Next(Products.Length)];
            var quantity = random.Next(1, 9);
            file.Append(CultureInfo.InvariantCulture, $"{row},{day.AddDays(row % 365):yyyy-MM-dd},{city},");
            file.Append(CultureInfo.InvariantCulture, $"{product},{quantity},{quantity * price:0.00}\n");
        }
        return Encoding.UTF8.GetBytes(file.ToString());
    }
}
