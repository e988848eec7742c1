/// <summary>A ring of colours, walked more slowly the longer a point took to escape.</summary>
internal static class Palette
{
    private const int Size = 2048;
    private const double RingsPerRoot = 0.096;
    private const double Start = 0.9;

    private static readonly (double Red, double Green, double Blue)[] Stops =
    [
        (13, 27, 42), (20, 78, 92), (46, 156, 146), (214, 226, 198),
        (246, 205, 120), (232, 108, 62), (150, 42, 66), (52, 24, 62),
    ];

    private static readonly uint Inside = Rgba(9, 14, 24);
    private static readonly uint[] Ring = [.. Enumerable.Range(0, Size).Select(ColourAt)];

    public static uint ColourOf(double escape)
    {
        if (escape == EscapeTime.Never) return Inside;
        var position = Start + RingsPerRoot * Math.Sqrt(Math.Max(escape, 0));
        return Ring[(int)(position * Size) % Size];
    }

    private static uint ColourAt(int index)
    {
        var position = (double)index / Size * Stops.Length;
        var from = Stops[(int)position];
        var to = Stops[((int)position + 1) % Stops.Length];
        var part = position - (int)position;
        return Rgba(
            Between(from.Red, to.Red, part),
            Between(from.Green, to.Green, part),
            Between(from.Blue, to.Blue, part));
    }

    private static double Between(double from, double to, double part) => from + (to - from) * part;

    /// <summary>The four bytes red, green, blue, alpha as they lie in memory (WebAssembly is little-endian).</summary>
    private static uint Rgba(double red, double green, double blue) =>
        (uint)red | (uint)green << 8 | (uint)blue << 16 | 0xFF000000;
}
