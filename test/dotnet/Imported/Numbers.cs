namespace Conformance.Imported;

public static partial class Numbers
{
    [JSExport]
    public static bool Boolean(bool value) => SameBoolean(value);

    [JSExport]
    public static byte Byte(byte value) => SameByte(value);

    [JSExport]
    public static char Char(char value) => SameChar(value);

    [JSExport]
    public static short Int16(short value) => SameInt16(value);

    [JSExport]
    public static int Int32(int value) => SameInt32(value);

    [JSExport]
    [return: JSMarshalAs<JSType.Number>]
    public static long Int52([JSMarshalAs<JSType.Number>] long value) => SameInt52(value);

    [JSExport]
    [return: JSMarshalAs<JSType.BigInt>]
    public static long Int64([JSMarshalAs<JSType.BigInt>] long value) => SameInt64(value);

    [JSExport]
    public static float Single(float value) => SameSingle(value);

    [JSExport]
    public static double Double(double value) => SameDouble(value);

    [JSExport]
    public static nint IntPtr(nint value) => SameIntPtr(value);

    [JSImport("same", "shapes.js")]
    private static partial bool SameBoolean(bool value);

    [JSImport("same", "shapes.js")]
    private static partial byte SameByte(byte value);

    [JSImport("same", "shapes.js")]
    private static partial char SameChar(char value);

    [JSImport("same", "shapes.js")]
    private static partial short SameInt16(short value);

    [JSImport("same", "shapes.js")]
    private static partial int SameInt32(int value);

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.Number>]
    private static partial long SameInt52([JSMarshalAs<JSType.Number>] long value);

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.BigInt>]
    private static partial long SameInt64([JSMarshalAs<JSType.BigInt>] long value);

    [JSImport("same", "shapes.js")]
    private static partial float SameSingle(float value);

    [JSImport("same", "shapes.js")]
    private static partial double SameDouble(double value);

    [JSImport("same", "shapes.js")]
    private static partial nint SameIntPtr(nint value);
}
