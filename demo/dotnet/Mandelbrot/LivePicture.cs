using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;

/// <summary>Draws into memory that the page looks at meanwhile: nothing is sent.</summary>
public static partial class LivePicture
{
    // What the numbers are that the page shares.
    private const int PixelsDone = 0;
    private const int IsUnwanted = 1;

    private static readonly int[] state = GC.AllocateArray<int>(2, pinned: true);
    private static byte[] pixels = [];

    /// <summary>Room for the RGBA pixels of the next picture.</summary>
    [JSExport]
    [return: JSMarshalAs<JSType.MemoryView>]
    internal static ArraySegment<byte> Pixels(int width, int height)
    {
        pixels = GC.AllocateArray<byte>(width * height * 4, pinned: true);
        return new(pixels);
    }

    /// <summary>How many pixels are done, and whether the page has no use for more of them.</summary>
    [JSExport]
    [return: JSMarshalAs<JSType.MemoryView>]
    internal static ArraySegment<int> State() => new(state);

    /// <summary>The whole picture, tile after tile from the middle outwards; ends early when it is unwanted.</summary>
    [JSExport]
    internal static void Render(
        int width, int height, double scale, double centreX, double centreY, int iterations)
    {
        var colours = MemoryMarshal.Cast<byte, uint>(pixels.AsSpan());
        foreach (var tile in Tiling.FromTheMiddle(width, height))
        {
            var x = tile.X - width / 2;
            for (var row = tile.Y; row < tile.Y + tile.Height; row++)
            {
                var imaginary = centreY - (row - height / 2) * scale;
                var line = colours.Slice(row * width + tile.X, tile.Width);
                Mandelbrot.Fill(line, x, scale, centreX, imaginary, iterations);
                Volatile.Write(ref state[PixelsDone], state[PixelsDone] + tile.Width);
                if (Volatile.Read(ref state[IsUnwanted]) != 0) return;
            }
        }
    }
}
