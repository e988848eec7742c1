namespace Conformance.Live;

// What C# reaches of the page without an import module, and modules that it loads by itself.
public static partial class Globals
{
    [JSExport]
    public static JSObject Window() => JSHost.GlobalThis;

    [JSExport]
    public static JSObject Instance() => JSHost.DotnetInstance;

    [JSExport]
    public static bool IsInstance(JSObject value) => ReferenceEquals(value, JSHost.DotnetInstance);

    [JSExport]
    public static string TypeOfInstance(string name) => JSHost.DotnetInstance.GetTypeOfProperty(name);

    [JSExport]
    public static int RuntimeId() => JSHost.DotnetInstance.GetPropertyAsInt32("runtimeId");

    // A member of a member, as code that reaches for the files of Emscripten does.
    [JSExport]
    public static string? TypeOfModule(string name) =>
        JSHost.DotnetInstance.GetPropertyAsJSObject("Module")?.GetTypeOfProperty(name);

    [JSExport]
    public static string? Title() => JSHost.GlobalThis.GetPropertyAsJSObject("document")?.GetPropertyAsString("title");

    [JSExport]
    public static void SetMark(string value) => JSHost.GlobalThis.SetProperty("markOfCSharp", value);

    [JSExport]
    public static bool HasGlobal(string name) => JSHost.GlobalThis.HasProperty(name);

    [JSExport]
    public static async Task<JSObject> Load(string name, string url) => await JSHost.ImportAsync(name, url);

    [JSExport]
    public static async Task<string> LoadAndCatch(string name, string url)
    {
        try
        {
            await JSHost.ImportAsync(name, url);
            return "nothing was thrown";
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    [JSExport]
    public static async Task<bool> LoadsTheSame(string name, string url) =>
        ReferenceEquals(await JSHost.ImportAsync(name, url), await JSHost.ImportAsync(name, url));

    [JSExport]
    public static string CallLoaded(string value) => Shout(value);

    [JSExport]
    public static string? CallGlobal(string value) => ShoutGlobally(value);

    [JSExport]
    public static string CallDeepGlobal(string value) => ShoutDeeply(value);

    [JSExport]
    public static Task<string> CallGlobalLater(string value) => ShoutLater(value);

    [JSExport]
    public static double CallMath(double value) => Floor(value);

    [JSExport]
    public static string CallJson(JSObject value) => Stringify(value);

    // The worker's console: what it prints reaches the page's as output of the program does not.
    [JSExport]
    public static void CallConsole(string line) => Debug(line);

    [JSExport]
    public static string CallMissing(string value)
    {
        try
        {
            return Missing(value);
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    [JSImport("shout", "loaded.js")]
    private static partial string Shout(string value);

    [JSImport("globalThis.shout")]
    private static partial string ShoutGlobally(string value);

    [JSImport("globalThis.places.deep.shout")]
    private static partial string ShoutDeeply(string value);

    [JSImport("globalThis.shoutLater")]
    private static partial Task<string> ShoutLater(string value);

    [JSImport("globalThis.Math.floor")]
    private static partial double Floor(double value);

    [JSImport("globalThis.JSON.stringify")]
    private static partial string Stringify(JSObject value);

    [JSImport("globalThis.console.debug")]
    private static partial void Debug(string line);

    [JSImport("globalThis.noSuchGlobal")]
    private static partial string Missing(string value);
}
