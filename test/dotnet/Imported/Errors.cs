namespace Conformance.Imported;

public static partial class Errors
{
    [JSExport]
    public static Exception? Exception(Exception? value) => SameException(value);

    // Whatever the page throws passes through C#, which does not catch it.
    [JSExport]
    public static void PassOn() => Fail();

    [JSExport]
    public static Task PassOnLater() => FailLater();

    [JSExport]
    public static string Catch()
    {
        try
        {
            Fail();
            return "nothing was thrown";
        }
        catch (Exception caught)
        {
            return Describe(caught);
        }
    }

    [JSExport]
    public static async Task<string> CatchLater()
    {
        try
        {
            await FailLater();
            return "nothing was thrown";
        }
        catch (Exception caught)
        {
            return Describe(caught);
        }
    }

    // C# catches what the page threw and throws it again.
    [JSExport]
    public static void CatchAndRethrow()
    {
        try
        {
            Fail();
        }
        catch (JSException)
        {
            throw;
        }
    }

    [JSExport]
    public static string? CatchStack()
    {
        try
        {
            Fail();
            return null;
        }
        catch (JSException caught)
        {
            return caught.StackTrace;
        }
    }

    [JSExport]
    public static async Task<string?> CatchStackLater()
    {
        try
        {
            await FailLater();
            return null;
        }
        catch (JSException caught)
        {
            return caught.StackTrace;
        }
    }

    // What the page threw is the inner exception of what it gets.
    [JSExport]
    public static void CatchAndWrap()
    {
        try
        {
            Fail();
        }
        catch (JSException caught)
        {
            throw new InvalidOperationException("wrapped by C#", caught);
        }
    }

    [JSExport]
    public static string CatchMissingFunction() => Catching(MissingFunction);

    [JSExport]
    public static string CatchMissingPath() => Catching(MissingPath);

    [JSExport]
    public static string CatchNotAFunction() => Catching(NotAFunction);

    [JSExport]
    public static string CatchMissingModule() => Catching(MissingModule);

    [JSExport]
    public static void CallMissingModule() => MissingModule();

    [JSExport]
    public static string CatchWrongType() => Catching(() => ReturnsText());

    [JSExport]
    public static string CatchPromiseForNumber() => Catching(() => ReturnsPromise());

    private static string Catching(Action action)
    {
        try
        {
            action();
            return "nothing was thrown";
        }
        catch (Exception caught)
        {
            return Describe(caught);
        }
    }

    private static string Describe(Exception caught) => $"{caught.GetType().Name}: {caught.Message}";

    [JSImport("same", "shapes.js")]
    private static partial Exception? SameException(Exception? value);

    [JSImport("fail", "shapes.js")]
    private static partial void Fail();

    [JSImport("failLater", "shapes.js")]
    private static partial Task FailLater();

    [JSImport("noSuchFunction", "shapes.js")]
    private static partial void MissingFunction();

    [JSImport("noSuchObject.noSuchFunction", "shapes.js")]
    private static partial void MissingPath();

    [JSImport("notAFunction", "shapes.js")]
    private static partial void NotAFunction();

    [JSImport("anything", "no-such-module.js")]
    private static partial void MissingModule();

    [JSImport("returnsText", "shapes.js")]
    private static partial int ReturnsText();

    [JSImport("returnsPromise", "shapes.js")]
    private static partial int ReturnsPromise();
}
