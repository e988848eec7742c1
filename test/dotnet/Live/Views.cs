namespace Conformance.Live;

// Memory that the page works on: Spans for the length of a call, ArraySegments until they are disposed of.
public static partial class Views
{
    private static readonly byte[] Bytes = new byte[8];
    private static readonly double[] Doubles = new double[4];
    private static byte[] open = [];

    // The page fills the Span; C# says what it finds afterwards.
    [JSExport]
    public static string WorkOnBytes()
    {
        Span<byte> span = [1, 2, 3, 4];
        WithBytes(span);
        return string.Join(' ', span.ToArray());
    }

    [JSExport]
    public static string WorkOnInts()
    {
        Span<int> span = [1, 2, 3, 4];
        WithInts(span);
        return string.Join(' ', span.ToArray());
    }

    [JSExport]
    public static string WorkOnDoubles()
    {
        Span<double> span = [1.5, 2.5];
        WithDoubles(span);
        return string.Join(' ', span.ToArray());
    }

    [JSExport]
    public static string WorkOnTwo()
    {
        Span<byte> bytes = [1, 2, 3];
        Span<double> doubles = [0.5, 1.5];
        WithTwo(bytes, doubles);
        return $"{string.Join(' ', bytes.ToArray())} | {string.Join(' ', doubles.ToArray())}";
    }

    // The page throws: what it wrote before stays, and the Span is closed.
    [JSExport]
    public static string WorkAndCatch()
    {
        Span<byte> span = [1, 2, 3, 4];
        try
        {
            WithBytes(span);
            return "nothing was thrown";
        }
        catch (JSException caught)
        {
            return $"{caught.Message}: {string.Join(' ', span.ToArray())}";
        }
    }

    // What the page returns is a Span on the same memory, or an error that C# can catch.
    [JSExport]
    public static string WorkOnReturned()
    {
        Span<byte> span = [1, 2, 3, 4];
        try
        {
            var returned = Returned(span);
            var isSame = returned.Length == span.Length && returned.Overlaps(span, out var offset) && offset == 0;
            return $"{isSame}: {string.Join(' ', returned.ToArray())}";
        }
        catch (JSException caught)
        {
            return caught.Message;
        }
    }

    [JSExport]
    public static double WorkOnMany(int count)
    {
        var span = new byte[count].AsSpan();
        span.Fill(1);
        WithBytes(span);
        var sum = 0.0;
        foreach (var value in span)
        {
            sum += value;
        }

        return sum;
    }

    // Spans that take their time to be copied; gives the places where C# finds something else afterwards.
    [JSExport]
    public static string WorkOnLarge(int length)
    {
        var bytes = CountedBytes(length);
        var doubles = Enumerable.Range(0, length / 8).Select(index => index + 0.5).ToArray();
        WithTwo(bytes, doubles);
        var changedBytes = Enumerable.Range(0, bytes.Length).Where(index => bytes[index] != (byte)(index % 251));
        var changedDoubles = Enumerable.Range(0, doubles.Length).Where(index => doubles[index] != index + 0.5);
        return $"{string.Join(' ', changedBytes)} | {string.Join(' ', changedDoubles)}";
    }

    // The page has one of them while C# lends it others.
    [JSExport]
    public static void WorkOnLargeWithin(int length) =>
        WithBytesAndCallback(CountedBytes(length), position =>
        {
            WorkOnLarge(length);
            return position;
        });

    // While the page works on the Span it calls back: C# reads what the page wrote, and writes for the page to read.
    [JSExport]
    public static string WorkTogether()
    {
        open = [1, 2, 3, 4];
        WithBytesAndCallback(open, position =>
        {
            if (position < 0)
            {
                open[0] = 99;
                throw new ArgumentOutOfRangeException(nameof(position));
            }

            var seen = open[position];
            open[position] = (byte)(seen * 10);
            return seen;
        });
        return string.Join(' ', open);
    }

    [JSExport]
    public static void Double([JSMarshalAs<JSType.MemoryView>] Span<byte> span)
    {
        foreach (ref var value in span)
        {
            value *= 2;
        }
    }

    // Each level has a Span of its own.
    [JSExport]
    public static string WorkDeeply(int depth)
    {
        var bytes = new byte[] { (byte)depth, 0 };
        WithBytesAndCallback(bytes, position =>
        {
            if (depth > 0)
            {
                WorkDeeply(depth - 1);
            }

            return depth;
        });
        return string.Join(' ', bytes);
    }

    [JSExport]
    [return: JSMarshalAs<JSType.MemoryView>]
    public static ArraySegment<byte> Segment(int offset, int count) => new(Bytes, offset, count);

    [JSExport]
    [return: JSMarshalAs<JSType.MemoryView>]
    public static ArraySegment<double> DoubleSegment() => new(Doubles);

    [JSExport]
    public static string Describe([JSMarshalAs<JSType.MemoryView>] ArraySegment<byte> segment) =>
        $"{ReferenceEquals(segment.Array, Bytes)} {segment.Offset} {segment.Count}";

    [JSExport]
    public static int SumOfSpan([JSMarshalAs<JSType.MemoryView>] Span<byte> span)
    {
        var sum = 0;
        foreach (var value in span)
        {
            sum += value;
        }

        return sum;
    }

    [JSExport]
    public static byte[] Content() => Bytes;

    [JSExport]
    public static double[] DoubleContent() => Doubles;

    [JSExport]
    public static void Write(int index, int value) => Bytes[index] = (byte)value;

    // The page writes into segments that it has while C# waits: C# sees it when the import returns.
    [JSExport]
    public static int ReadAfterImport(int index)
    {
        During();
        return Bytes[index];
    }

    [JSExport]
    public static string ReadAfterTwoImports(int index)
    {
        During();
        var first = Bytes[index];
        During();
        return $"{first} {Bytes[index]}";
    }

    private static byte[] CountedBytes(int length) =>
        Enumerable.Range(0, length).Select(index => (byte)(index % 251)).ToArray();

    [JSImport("withBytes", "views.js")]
    private static partial void WithBytes([JSMarshalAs<JSType.MemoryView>] Span<byte> span);

    [JSImport("returned", "views.js")]
    [return: JSMarshalAs<JSType.MemoryView>]
    private static partial Span<byte> Returned([JSMarshalAs<JSType.MemoryView>] Span<byte> span);

    [JSImport("withInts", "views.js")]
    private static partial void WithInts([JSMarshalAs<JSType.MemoryView>] Span<int> span);

    [JSImport("withDoubles", "views.js")]
    private static partial void WithDoubles([JSMarshalAs<JSType.MemoryView>] Span<double> span);

    [JSImport("withTwo", "views.js")]
    private static partial void WithTwo(
        [JSMarshalAs<JSType.MemoryView>] Span<byte> bytes, [JSMarshalAs<JSType.MemoryView>] Span<double> doubles);

    [JSImport("withBytesAndCallback", "views.js")]
    private static partial void WithBytesAndCallback(
        [JSMarshalAs<JSType.MemoryView>] Span<byte> span,
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> callback);

    [JSImport("during", "views.js")]
    private static partial void During();
}
