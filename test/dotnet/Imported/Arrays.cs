namespace Conformance.Imported;

public static partial class Arrays
{
    [JSExport]
    public static byte[]? Bytes(byte[]? value) => SameBytes(value);

    [JSExport]
    public static int[]? Int32s(int[]? value) => SameInt32s(value);

    [JSExport]
    public static double[]? Doubles(double[]? value) => SameDoubles(value);

    [JSExport]
    public static string?[]? Strings(string?[]? value) => SameStrings(value);

    [JSExport]
    [return: JSMarshalAs<JSType.Array<JSType.Any>>]
    public static object?[]? Objects([JSMarshalAs<JSType.Array<JSType.Any>>] object?[]? value) => SameObjects(value);

    [JSExport]
    public static JSObject?[]? JSObjects(JSObject?[]? value) => SameJSObjects(value);

    [JSImport("same", "shapes.js")]
    private static partial byte[]? SameBytes(byte[]? value);

    [JSImport("same", "shapes.js")]
    private static partial int[]? SameInt32s(int[]? value);

    [JSImport("same", "shapes.js")]
    private static partial double[]? SameDoubles(double[]? value);

    [JSImport("same", "shapes.js")]
    private static partial string?[]? SameStrings(string?[]? value);

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.Array<JSType.Any>>]
    private static partial object?[]? SameObjects([JSMarshalAs<JSType.Array<JSType.Any>>] object?[]? value);

    [JSImport("same", "shapes.js")]
    private static partial JSObject?[]? SameJSObjects(JSObject?[]? value);
}
