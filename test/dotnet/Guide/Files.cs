namespace Conformance.Guide;

public static partial class Files
{
    [JSExport]
    public static async Task<double> CountLines(JSObject file)
    {
        await using var stream = new PageStream(file);
        var buffer = new byte[64 * 1024];
        var lines = 0.0;
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return lines;
    }
}

// What the specs ask besides.
public static partial class Files
{
    // Gives up after so many bytes.
    [JSExport]
    public static async Task<int> ReadFirst(JSObject file, int most)
    {
        await using var stream = new PageStream(file);
        var buffer = new byte[most];
        var read = await stream.ReadAsync(buffer);
        // To be disposed of twice does nothing more.
        await stream.DisposeAsync();
        return read;
    }
}
