namespace Conformance.Live;

// Memory that both sides keep in sight while C# computes.
public static partial class Buffers
{
    private const int Frames = 0;
    private const int Stop = 1;

    private static readonly byte[] Pixels = GC.AllocateArray<byte>(256 * 1024, pinned: true);
    private static readonly int[] Numbers = new int[2];
    private static readonly double[] Samples = new double[4];
    private static readonly List<byte[]> Kept = [];

    [JSExport]
    [return: JSMarshalAs<JSType.MemoryView>]
    public static ArraySegment<byte> Picture() => new(Pixels);

    [JSExport]
    [return: JSMarshalAs<JSType.MemoryView>]
    public static ArraySegment<int> Counters() => new(Numbers);

    [JSExport]
    [return: JSMarshalAs<JSType.MemoryView>]
    public static ArraySegment<double> Doubles() => new(Samples);

    // A frame of one colour after the other, until the page says to stop; gives their number.
    [JSExport]
    public static int Draw()
    {
        Numbers[Frames] = 0;
        Volatile.Write(ref Numbers[Stop], 0);
        while (Volatile.Read(ref Numbers[Stop]) == 0)
        {
            Pixels.AsSpan().Fill((byte)(Numbers[Frames] + 1));
            Volatile.Write(ref Numbers[Frames], Numbers[Frames] + 1);
        }

        return Numbers[Frames];
    }

    // Takes so much that the memory has to grow.
    [JSExport]
    public static double Grow(int mebibytes)
    {
        for (var taken = 0; taken < mebibytes; taken++)
        {
            Kept.Add(new byte[1024 * 1024]);
        }

        Pixels[0] = 77;
        return Kept.Sum(part => (double)part.Length);
    }

    [JSExport]
    public static int FirstByte() => Pixels[0];

    [JSExport]
    public static void Forget() => Kept.Clear();

    [JSExport]
    public static void LendSpan()
    {
        Span<byte> span = [1, 2, 3];
        Lend(span);
    }

    [JSImport("lend", "buffers.js")]
    private static partial void Lend([JSMarshalAs<JSType.MemoryView>] Span<byte> span);
}
