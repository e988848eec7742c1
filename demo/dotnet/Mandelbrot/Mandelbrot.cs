using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;

/// <summary>
/// Draws the Mandelbrot set. A pixel is <c>scale</c> wide in the complex plane, and the picture's
/// middle pixel lies at (<c>centreX</c>, <c>centreY</c>).
/// </summary>
public static partial class Mandelbrot
{
    /// <summary>
    /// One long computation: every tile of the picture, from the middle outwards, is handed to the
    /// page as soon as it is done. Ends early when the page no longer wants the picture.
    /// </summary>
    [JSExport]
    internal static void RenderPicture(
        int width, int height, double scale, double centreX, double centreY, int iterations)
    {
        foreach (var tile in Tiling.FromTheMiddle(width, height))
        {
            var x = tile.X - width / 2;
            var y = tile.Y - height / 2;
            var pixels = RenderTile(x, y, tile.Width, tile.Height, scale, centreX, centreY, iterations);
            if (!ShowTile(tile.X, tile.Y, tile.Width, tile.Height, pixels)) return;
        }
    }

    /// <summary>The RGBA pixels of one tile, whose corner lies x and y pixels from the middle.</summary>
    [JSExport]
    internal static byte[] RenderTile(
        int x, int y, int width, int height,
        double scale, double centreX, double centreY, int iterations)
    {
        var pixels = new byte[width * height * 4];
        var colours = MemoryMarshal.Cast<byte, uint>(pixels.AsSpan());
        for (var row = 0; row < height; row++)
        {
            var imaginary = centreY - (y + row) * scale;
            Fill(colours.Slice(row * width, width), x, scale, centreX, imaginary, iterations);
        }
        return pixels;
    }

    /// <summary>The pixels of a line that begins x pixels from the middle.</summary>
    internal static void Fill(
        Span<uint> colours, int x, double scale, double centreX, double imaginary, int iterations)
    {
        for (var column = 0; column < colours.Length; column++)
        {
            var real = centreX + (x + column) * scale;
            colours[column] = Palette.ColourOf(EscapeTime.Of(real, imaginary, iterations));
        }
    }

    /// <summary>The tiles of a picture in drawing order: x, y, width and height of each in turn.</summary>
    [JSExport]
    internal static int[] Tiles(int width, int height) =>
        [.. Tiling.FromTheMiddle(width, height).SelectMany(tile => tile.Numbers)];

    /// <summary>Puts a finished tile on the page, and tells whether the page wants more.</summary>
    [JSImport("explorer.showTile", "main.js")]
    internal static partial bool ShowTile(int x, int y, int width, int height, byte[] pixels);
}
