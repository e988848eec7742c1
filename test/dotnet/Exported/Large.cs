namespace Conformance.Exported;

// Arrays and texts that are too long to be made item by item: their two ends are what is looked at.
public static partial class Large
{
    [JSExport]
    public static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        bytes[0] = 1;
        bytes[^1] = 2;
        return bytes;
    }

    [JSExport]
    public static string DescribeBytes(byte[] value) => $"{value.Length}: {value[0]} {value[^1]}";

    [JSExport]
    public static string Text(string first, int length) => first + new string('x', length - first.Length);

    [JSExport]
    public static string DescribeText(string value) => $"{value.Length}: {(int)value[0]} {(int)value[^1]}";
}
