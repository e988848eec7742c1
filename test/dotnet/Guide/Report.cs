namespace Conformance.Guide;

public static partial class Report
{
    [JSExport]
    [return: JSMarshalAs<JSType.Any>]
    public static object Open(int parts) => Write(parts).GetAsyncEnumerator();

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Any>>]
    public static async Task<object?> Next([JSMarshalAs<JSType.Any>] object report)
    {
        var parts = (IAsyncEnumerator<byte[]>)report;
        return await parts.MoveNextAsync() ? parts.Current : null;
    }

    [JSExport]
    public static async Task Close([JSMarshalAs<JSType.Any>] object report) =>
        await ((IAsyncDisposable)report).DisposeAsync();
}

// What the specs ask besides.
public static partial class Report
{
    // How many parts were made, and how many reports were closed, for the specs.
    private static int made;
    private static int closed;

    [JSExport]
    public static int Made() => made;

    [JSExport]
    public static int Closed() => closed;

    private static async IAsyncEnumerable<byte[]> Write(int parts)
    {
        try
        {
            for (var part = 0; part < parts; part++)
            {
                await Task.Yield();
                made++;
                yield return BitConverter.GetBytes(part);
            }
        }
        finally
        {
            closed++;
        }
    }
}
