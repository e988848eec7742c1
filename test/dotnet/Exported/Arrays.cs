namespace Conformance.Exported;

public static partial class Arrays
{
    [JSExport]
    public static byte[]? Bytes(byte[]? value) => value;

    [JSExport]
    public static int[]? Int32s(int[]? value) => value;

    [JSExport]
    public static double[]? Doubles(double[]? value) => value;

    [JSExport]
    public static string?[]? Strings(string?[]? value) => value;

    [JSExport]
    [return: JSMarshalAs<JSType.Array<JSType.Any>>]
    public static object?[]? Objects([JSMarshalAs<JSType.Array<JSType.Any>>] object?[]? value) => value;

    [JSExport]
    public static JSObject?[]? JSObjects(JSObject?[]? value) => value;

    [JSExport]
    public static byte[] CountingBytes(int length) => Enumerable.Range(0, length).Select(index => (byte)index).ToArray();

    [JSExport]
    public static double Sum(byte[] values) => values.Sum(value => (double)value);

    [JSExport]
    public static int[] Fill(int[] values, int value)
    {
        Array.Fill(values, value);
        return values;
    }
}
