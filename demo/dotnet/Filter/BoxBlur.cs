/// <summary>Three box blurs one after the other, which come close to a Gaussian one.</summary>
internal static class BoxBlur
{
    private const int Rounds = 3;
    private const int Channels = 4;

    public static byte[] Of(byte[] pixels, int width, int height, int radius)
    {
        var from = pixels;
        var to = new byte[pixels.Length];
        var lines = new byte[pixels.Length];
        for (var round = 0; round < Rounds; round++)
        {
            Along(from, lines, width, height, Channels, width * Channels, radius);
            Along(lines, to, height, width, width * Channels, Channels, radius);
            from = to;
        }
        return to;
    }

    /// <summary>Blurs each line in one direction: a window moves along it, and its sums with it.</summary>
    private static void Along(
        byte[] from, byte[] to, int length, int lines, int step, int nextLine, int radius)
    {
        var window = 2 * radius + 1;
        for (var line = 0; line < lines; line++)
        {
            var start = line * nextLine;
            var end = start + (length - 1) * step;
            int red = 0, green = 0, blue = 0;
            for (var offset = -radius; offset <= radius; offset++)
            {
                var at = Math.Clamp(start + offset * step, start, end);
                red += from[at];
                green += from[at + 1];
                blue += from[at + 2];
            }
            for (var at = start; at <= end; at += step)
            {
                to[at] = (byte)(red / window);
                to[at + 1] = (byte)(green / window);
                to[at + 2] = (byte)(blue / window);
                to[at + 3] = from[at + 3];
                // What lies beyond the border is like the border.
                var leaving = Math.Max(at - radius * step, start);
                var coming = Math.Min(at + (radius + 1) * step, end);
                red += from[coming] - from[leaving];
                green += from[coming + 1] - from[leaving + 1];
                blue += from[coming + 2] - from[leaving + 2];
            }
        }
    }
}
