namespace Conformance.Exported;

public static partial class Numbers
{
    [JSExport]
    public static bool Boolean(bool value) => value;

    [JSExport]
    public static byte Byte(byte value) => value;

    [JSExport]
    public static char Char(char value) => value;

    [JSExport]
    public static short Int16(short value) => value;

    [JSExport]
    public static int Int32(int value) => value;

    [JSExport]
    [return: JSMarshalAs<JSType.Number>]
    public static long Int52([JSMarshalAs<JSType.Number>] long value) => value;

    [JSExport]
    [return: JSMarshalAs<JSType.BigInt>]
    public static long Int64([JSMarshalAs<JSType.BigInt>] long value) => value;

    [JSExport]
    public static float Single(float value) => value;

    [JSExport]
    public static double Double(double value) => value;

    [JSExport]
    public static nint IntPtr(nint value) => value;
}
