using System.Diagnostics;
using System.Runtime.InteropServices.JavaScript;

/// <summary>Filters of pictures: RGBA bytes in, as many out, row by row from the top.</summary>
public static partial class Filters
{
    private static TimeSpan last;

    /// <summary>Softens: every pixel becomes the mean of its surroundings.</summary>
    [JSExport]
    internal static byte[] Blur(byte[] pixels, int width, int height, int radius) =>
        Timed(() => BoxBlur.Of(pixels, width, height, radius));

    /// <summary>A drawing in ink: the darker, the more a place differs from what is beside it.</summary>
    [JSExport]
    internal static byte[] Edges(byte[] pixels, int width, int height, int strength) =>
        Timed(() => InkEdges.Of(pixels, width, height, strength));

    /// <summary>Brush strokes: every pixel takes the most frequent shade around it.</summary>
    [JSExport]
    internal static byte[] Oil(byte[] pixels, int width, int height, int radius) =>
        Timed(() => OilPaint.Of(pixels, width, height, radius));

    /// <summary>How many milliseconds the last filter took, inside C# alone.</summary>
    [JSExport]
    internal static double Milliseconds() => last.TotalMilliseconds;

    private static byte[] Timed(Func<byte[]> filter)
    {
        var start = Stopwatch.GetTimestamp();
        var result = filter();
        last = Stopwatch.GetElapsedTime(start);
        return result;
    }
}
