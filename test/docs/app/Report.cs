public static partial class Report
{
    private static async IAsyncEnumerable<byte[]> Write(int parts)
    {
        for (var part = 0; part < parts; part++)
        {
            await Task.Yield();
            yield return BitConverter.GetBytes(part);
        }
    }
}
