namespace Conformance.Exported;

public static partial class Text
{
    [JSExport]
    public static string? String(string? value) => value;

    [JSExport]
    public static int[] CodeUnits(string value) => value.Select(unit => (int)unit).ToArray();

    [JSExport]
    public static string FromCodeUnits(int[] units) => new(units.Select(unit => (char)unit).ToArray());

    [JSExport]
    public static string Repeat(string value, int count) => string.Concat(Enumerable.Repeat(value, count));
}
