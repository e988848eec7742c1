/// <summary>Sobel's operator: how steeply brightness changes, drawn as ink on paper.</summary>
internal static class InkEdges
{
    private static readonly (int Red, int Green, int Blue) Paper = (251, 246, 234);
    private static readonly (int Red, int Green, int Blue) Ink = (23, 33, 43);

    // With the strength in the middle of its range, a step of a quarter of all brightness is black.
    private const int Usual = 20;

    public static byte[] Of(byte[] pixels, int width, int height, int strength)
    {
        var light = Brightness.Of(pixels);
        var drawing = new byte[pixels.Length];
        for (var y = 0; y < height; y++)
        {
            var above = Math.Max(y - 1, 0) * width;
            var here = y * width;
            var below = Math.Min(y + 1, height - 1) * width;
            for (var x = 0; x < width; x++)
            {
                var left = Math.Max(x - 1, 0);
                var right = Math.Min(x + 1, width - 1);
                var across = light[above + right] + 2 * light[here + right] + light[below + right]
                    - light[above + left] - 2 * light[here + left] - light[below + left];
                var down = light[below + left] + 2 * light[below + x] + light[below + right]
                    - light[above + left] - 2 * light[above + x] - light[above + right];
                var ink = Math.Min(255, (Math.Abs(across) + Math.Abs(down)) * strength / Usual);
                var at = (here + x) * 4;
                drawing[at] = Mixed(Paper.Red, Ink.Red, ink);
                drawing[at + 1] = Mixed(Paper.Green, Ink.Green, ink);
                drawing[at + 2] = Mixed(Paper.Blue, Ink.Blue, ink);
                drawing[at + 3] = pixels[at + 3];
            }
        }
        return drawing;
    }

    private static byte Mixed(int from, int to, int part) => (byte)(from + (to - from) * part / 255);
}
