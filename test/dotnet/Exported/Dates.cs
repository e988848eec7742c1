namespace Conformance.Exported;

public static partial class Dates
{
    [JSExport]
    [return: JSMarshalAs<JSType.Date>]
    public static DateTime DateTime([JSMarshalAs<JSType.Date>] DateTime value) => value;

    [JSExport]
    [return: JSMarshalAs<JSType.Date>]
    public static DateTimeOffset DateTimeOffset([JSMarshalAs<JSType.Date>] DateTimeOffset value) => value;

    [JSExport]
    public static string Describe([JSMarshalAs<JSType.Date>] DateTime value) => $"{value:O} {value.Kind}";

    [JSExport]
    public static string DescribeOffset([JSMarshalAs<JSType.Date>] DateTimeOffset value) => $"{value:O}";
}
