namespace Conformance.Imported;

public static partial class Dates
{
    [JSExport]
    [return: JSMarshalAs<JSType.Date>]
    public static DateTime DateTime([JSMarshalAs<JSType.Date>] DateTime value) => SameDateTime(value);

    [JSExport]
    [return: JSMarshalAs<JSType.Date>]
    public static DateTimeOffset DateTimeOffset([JSMarshalAs<JSType.Date>] DateTimeOffset value) => SameDateTimeOffset(value);

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.Date>]
    private static partial DateTime SameDateTime([JSMarshalAs<JSType.Date>] DateTime value);

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.Date>]
    private static partial DateTimeOffset SameDateTimeOffset([JSMarshalAs<JSType.Date>] DateTimeOffset value);
}
