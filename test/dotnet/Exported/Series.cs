namespace Conformance.Exported;

/// <summary>What a page calls again and again, and what has to go on meanwhile.</summary>
public static partial class Series
{
    private static readonly List<int> seen = [];

    [JSExport]
    public static int Next(int value)
    {
        seen.Add(value);
        return value + 1;
    }

    [JSExport]
    public static int NextOf(byte[] bytes, int value)
    {
        seen.Add(value);
        return value + bytes.Length;
    }

    [JSExport]
    public static Task<int> NextSoon(int value)
    {
        seen.Add(value);
        return Task.FromResult(value + 1);
    }

    [JSExport]
    public static int NextByPage(int value)
    {
        seen.Add(value);
        return AddOnPage(value, 1);
    }

    [JSExport]
    public static int NextWithLine(int value)
    {
        seen.Add(value);
        Console.WriteLine($"next {value}");
        return value + 1;
    }

    [JSExport]
    public static int[] Take()
    {
        int[] all = [.. seen];
        seen.Clear();
        return all;
    }

    [JSExport]
    public static Task Tick(int milliseconds) => Task.Delay(milliseconds);

    [JSExport]
    public static async Task<string> Download(string url)
    {
        using HttpClient client = new();
        return await client.GetStringAsync(url);
    }

    [JSExport]
    public static int CountWhilePageGoesOn(int most)
    {
        int count = 0;
        while (count < most && PageGoesOn())
        {
            count++;
        }
        return count;
    }

    [JSExport]
    public static int CountBytesOnPage(int calls)
    {
        int count = 0;
        for (int call = 0; call < calls; call++)
        {
            count = AddBytesOnPage(new byte[call % 5 == 0 ? 50_000 : 1], count);
        }
        return count;
    }

    [JSImport("goesOn", "series.js")]
    internal static partial bool PageGoesOn();

    [JSImport("addBytes", "series.js")]
    internal static partial int AddBytesOnPage(byte[] bytes, int count);

    [JSImport("add", "series.js")]
    internal static partial int AddOnPage(int left, int right);
}
