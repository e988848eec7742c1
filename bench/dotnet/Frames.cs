namespace Bench;

// Pictures for the page, of one colour each.
internal static partial class Frames
{
    private static byte[] pixels = [];

    // Where Draw draws.
    [JSExport]
    [return: JSMarshalAs<JSType.MemoryView>]
    internal static ArraySegment<byte> Pixels(int length)
    {
        pixels = GC.AllocateArray<byte>(length, pinned: true);
        return new(pixels);
    }

    [JSExport]
    internal static void Draw(int colour) => pixels.AsSpan().Fill((byte)colour);

    [JSExport]
    internal static byte[] Next(int length, int colour)
    {
        var frame = new byte[length];
        frame.AsSpan().Fill((byte)colour);
        return frame;
    }
}
