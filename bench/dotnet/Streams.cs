using Conformance.Guide;

namespace Bench;

internal static partial class Streams
{
    private const int Period = 16 * 1024 * 1024;

    private const int Part = 64 * 1024;

    private static double most;
    private static long left;

    // Reads all of it; gives the number of bytes.
    [JSExport]
    internal static async Task<double> Read(JSObject source)
    {
        await using var stream = new PageStream(source);
        var buffer = new byte[Part];
        var length = 0L;
        var measured = 0L;
        most = 0;
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
        {
            length += read;
            if (length - measured < Period)
            {
                continue;
            }

            measured = length;
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        }

        return length;
    }

    // From now on there is so much to be read from C#.
    [JSExport]
    internal static void Begin(double length)
    {
        left = (long)length;
        most = 0;
    }

    // The next part of it, null after the last.
    [JSExport]
    internal static byte[]? Next()
    {
        if (left % Period == 0)
        {
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        }

        var part = new byte[Math.Min(Part, left)];
        left -= part.Length;
        return part.Length > 0 ? part : null;
    }

    // The most bytes that C# objects took during the last read, either way, as seen from time to time.
    [JSExport]
    internal static double Most() => most;
}
