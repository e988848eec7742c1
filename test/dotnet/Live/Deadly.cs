namespace Conformance.Live;

// What ends the runtime when dotnet.js runs on the page's own thread.
public static partial class Deadly
{
    private static Exception? caughtByCSharp;

    [JSExport]
    public static string CallMissingModule()
    {
        try
        {
            return Missing();
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    [JSExport]
    public static async Task<string> CallMissingModuleLater()
    {
        try
        {
            return await MissingLater();
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    [JSExport]
    public static async Task<string> Await(Task<int> task)
    {
        try
        {
            return $"{await task}";
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    [JSExport]
    public static async Task<string> AwaitImport()
    {
        try
        {
            return $"{await Give()}";
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    [JSExport]
    public static async Task AwaitUncaught(Task<int> task) => await task;

    [JSExport]
    public static async Task<int> SumOfAll(int count)
    {
        var tasks = Enumerable.Range(0, count).Select(Ask).ToArray();
        return (await Task.WhenAll(tasks)).Sum();
    }

    [JSExport]
    public static string CatchThrown()
    {
        try
        {
            Throw();
            return "nothing was thrown";
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    [JSExport]
    public static void LetThrownPass() => Throw();

    [JSExport]
    public static string CatchThrownByFunction([JSMarshalAs<JSType.Function>] Action action)
    {
        try
        {
            action();
            return "nothing was thrown";
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    [JSExport]
    public static string CatchThrownByFunc([JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> func)
    {
        try
        {
            return $"{func(1)}";
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    [JSExport]
    public static int CountBytes([JSMarshalAs<JSType.MemoryView>] ArraySegment<byte> segment) => segment.Count;

    // A C# exception goes to the page and comes back: through a delegate, a page function and an import.
    [JSExport]
    public static bool IsSameException()
    {
        var thrown = new InvalidOperationException("round");
        try
        {
            CallBack(() => throw thrown);
        }
        catch (Exception caught)
        {
            caughtByCSharp = caught;
        }

        return ReferenceEquals(caughtByCSharp, thrown);
    }

    [JSExport]
    public static async Task<bool> IsSameExceptionLater()
    {
        var thrown = new InvalidOperationException("round, later");
        try
        {
            await PassTask(Task.FromException(thrown));
            return false;
        }
        catch (Exception caught)
        {
            return ReferenceEquals(caught, thrown);
        }
    }

    [JSImport("anything", "never-registered.js")]
    private static partial string Missing();

    [JSImport("anythingLater", "never-registered-either.js")]
    private static partial Task<string> MissingLater();

    [JSImport("give", "deadly.js")]
    private static partial Task<int> Give();

    [JSImport("ask", "deadly.js")]
    private static partial Task<int> Ask(int index);

    [JSImport("throw", "deadly.js")]
    private static partial void Throw();

    [JSImport("callBack", "deadly.js")]
    private static partial void CallBack([JSMarshalAs<JSType.Function>] Action action);

    [JSImport("passTask", "deadly.js")]
    private static partial Task PassTask(Task task);
}
