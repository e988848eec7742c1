namespace Conformance.Imported;

public static partial class Tasks
{
    private static int answers;

    // C# goes on while the page works: the count it returns is what had been answered when the last request was made.
    [JSExport]
    public static async Task<int> AskAll(int count)
    {
        answers = 0;
        var pending = new List<Task>();
        for (var index = 0; index < count; index++)
        {
            pending.Add(Ask(index));
        }

        var answeredMeanwhile = answers;
        await Task.WhenAll(pending);
        return answeredMeanwhile;
    }

    [JSExport]
    public static int Answers() => answers;

    [JSExport]
    public static async Task<string> FetchText(string url) => await GetText(url);

    // The page returns something that is no promise.
    [JSExport]
    public static async Task<string> CatchNoPromise()
    {
        try
        {
            await NoPromise();
            return "nothing was thrown";
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    private static async Task Ask(int index)
    {
        await Answer(index);
        answers++;
    }

    [JSImport("answer", "shapes.js")]
    private static partial Task<int> Answer(int index);

    [JSImport("getText", "shapes.js")]
    private static partial Task<string> GetText(string url);

    [JSImport("noPromise", "shapes.js")]
    private static partial Task NoPromise();
}
