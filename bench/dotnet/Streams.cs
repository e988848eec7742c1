using Conformance.Guide;

namespace Bench;

internal static partial class Streams
{
    private const int Period = 16 * 1024 * 1024;

    private static double most;

    // Reads all of it; gives the number of bytes.
    [JSExport]
    internal static async Task<double> Read(JSObject source)
    {
        await using var stream = new PageStream(source);
        var buffer = new byte[64 * 1024];
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

    // The most bytes that C# objects took during the last read, as seen from time to time.
    [JSExport]
    internal static double Most() => most;
}
