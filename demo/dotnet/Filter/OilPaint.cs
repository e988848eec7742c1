/// <summary>
/// Counts the shades around each pixel, and paints it with the mean colour of the most frequent one.
/// The counts move along with the pixel, so that each step costs two columns and not a whole square.
/// </summary>
internal static class OilPaint
{
    private const int Shades = 20;

    public static byte[] Of(byte[] pixels, int width, int height, int radius)
    {
        var light = Brightness.Of(pixels);
        for (var index = 0; index < light.Length; index++)
        {
            light[index] = (byte)(light[index] * Shades / 256);
        }
        var painting = new byte[pixels.Length];
        var around = new Surroundings(pixels, light, width);
        for (var y = 0; y < height; y++)
        {
            var top = Math.Max(y - radius, 0);
            var bottom = Math.Min(y + radius, height - 1);
            around.Clear();
            for (var x = 0; x <= Math.Min(radius, width - 1); x++) around.Count(x, top, bottom, 1);
            for (var x = 0; x < width; x++)
            {
                around.Paint(painting, (y * width + x) * 4);
                if (x + radius + 1 < width) around.Count(x + radius + 1, top, bottom, 1);
                if (x >= radius) around.Count(x - radius, top, bottom, -1);
            }
        }
        return painting;
    }

    private sealed class Surroundings(byte[] pixels, byte[] shades, int width)
    {
        private readonly int[] counts = new int[Shades];
        private readonly int[] reds = new int[Shades];
        private readonly int[] greens = new int[Shades];
        private readonly int[] blues = new int[Shades];

        public void Clear()
        {
            foreach (var sums in new[] { counts, reds, greens, blues }) Array.Clear(sums);
        }

        /// <summary>Adds a column of pixels, or with -1 takes it away.</summary>
        public void Count(int x, int top, int bottom, int times)
        {
            var index = top * width + x;
            for (var y = top; y <= bottom; y++, index += width)
            {
                var shade = shades[index];
                var at = index * 4;
                counts[shade] += times;
                reds[shade] += times * pixels[at];
                greens[shade] += times * pixels[at + 1];
                blues[shade] += times * pixels[at + 2];
            }
        }

        public void Paint(byte[] painting, int at)
        {
            var most = 0;
            for (var shade = 1; shade < Shades; shade++)
            {
                if (counts[shade] > counts[most]) most = shade;
            }
            var count = counts[most];
            painting[at] = (byte)(reds[most] / count);
            painting[at + 1] = (byte)(greens[most] / count);
            painting[at + 2] = (byte)(blues[most] / count);
            painting[at + 3] = pixels[at + 3];
        }
    }
}
