namespace Bench;

internal static partial class Spans
{
    private static byte[] memory = [];

    [JSImport("readAndWrite", "bench.js")]
    internal static partial void ReadAndWriteOnPage([JSMarshalAs<JSType.MemoryView>] Span<byte> view);

    [JSExport]
    internal static void Allocate(int length) => memory = new byte[length];

    // The last byte is one that the page has written.
    [JSExport]
    internal static int Lend(int count)
    {
        for (var i = 0; i < count; i++) ReadAndWriteOnPage(memory);
        return memory[^1];
    }
}
