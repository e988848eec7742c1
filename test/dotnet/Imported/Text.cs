namespace Conformance.Imported;

public static partial class Text
{
    [JSExport]
    public static string? String(string? value) => SameString(value);

    [JSImport("same", "shapes.js")]
    private static partial string? SameString(string? value);
}
