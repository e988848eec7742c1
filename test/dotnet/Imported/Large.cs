namespace Conformance.Imported;

// What is as long as the caller says, on its way to the page and back while C# waits for it.
public static partial class Large
{
    [JSExport]
    public static string SendBytes(int length) => Exported.Large.DescribeBytes(SameBytes(Exported.Large.Bytes(length)));

    [JSExport]
    public static string ReceiveBytes(int length) => Exported.Large.DescribeBytes(MakeBytes(length));

    [JSExport]
    public static string SendText(string first, int length) =>
        Exported.Large.DescribeText(SameText(Exported.Large.Text(first, length)));

    [JSExport]
    public static string ReceiveText(int length) => Exported.Large.DescribeText(MakeText(length));

    [JSExport]
    public static int SendSpan(int length) => LengthOfSpan(new byte[length]);

    [JSExport]
    public static int SendSegment(int length) => LengthOfSegment(new byte[length]);

    [JSImport("sameBytes", "large.js")]
    private static partial byte[] SameBytes(byte[] value);

    [JSImport("makeBytes", "large.js")]
    private static partial byte[] MakeBytes(int length);

    [JSImport("sameText", "large.js")]
    private static partial string SameText(string value);

    [JSImport("makeText", "large.js")]
    private static partial string MakeText(int length);

    [JSImport("lengthOf", "large.js")]
    private static partial int LengthOfSpan([JSMarshalAs<JSType.MemoryView>] Span<byte> value);

    [JSImport("lengthOf", "large.js")]
    private static partial int LengthOfSegment([JSMarshalAs<JSType.MemoryView>] ArraySegment<byte> value);
}
