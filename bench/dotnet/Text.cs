namespace Bench;

internal static partial class Text
{
    [JSExport]
    internal static string Echo(string text) => text;
}
