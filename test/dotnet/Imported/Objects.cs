namespace Conformance.Imported;

public static partial class Objects
{
    [JSExport]
    [return: JSMarshalAs<JSType.Any>]
    public static object? Any([JSMarshalAs<JSType.Any>] object? value) => SameAny(value);

    [JSExport]
    public static JSObject? JSObject(JSObject? value) => SameJSObject(value);

    // The page is given a C# object and gives it back: C# must get the very same one.
    [JSExport]
    public static bool KeepsManagedObject()
    {
        var managed = new object();
        return ReferenceEquals(managed, SameAny(managed));
    }

    [JSExport]
    public static bool KeepsJSObject(JSObject value) => ReferenceEquals(value, SameJSObject(value));

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.Any>]
    private static partial object? SameAny([JSMarshalAs<JSType.Any>] object? value);

    [JSImport("same", "shapes.js")]
    private static partial JSObject? SameJSObject(JSObject? value);
}
