namespace Conformance.Live;

// Ways from an import module to the rest of the page, as C# would write them.
public static partial class Escapes
{
    [JSExport]
    public static string Try(string way)
    {
        try
        {
            return way switch
            {
                "constructor.constructor" => $"{MakeFunction("return 1")}",
                "greet.constructor" => $"{MakeFromFunction("return 1")}",
                "__proto__.constructor.constructor" => $"{MakeFromPrototype("return 1")}",
                "greet.call" => Call(),
                "toString" => Text(),
                "greet" => Greet(),
                "GlobalThis" => $"{JSHost.GlobalThis.HasProperty("document")}",
                "GlobalThis.document" => $"{JSHost.GlobalThis.GetPropertyAsJSObject("document")?.GetPropertyAsString("nodeName")}",
                "globalThis.shout" => Shout("hello"),
                "Shelter" => $"{MakeShelter()}",
                "Shelter.prototype.constructor" => $"{MakeByPrototype()}",
                "shelter.constructor" => $"{MakeByInstance()}",
                "globalThis.Reflect.construct" => $"{Construct()}",
                "globalThis.Function" => $"{MakeGlobalFunction("return 1")}",
                "globalThis.Math" => $"{Floor(1.5)}",
                _ => throw new ArgumentException($"Failed to try {way}: it is not known. Make sure to add it to Try."),
            };
        }
        catch (JSException caught)
        {
            return caught.Message;
        }
    }

    [JSExport]
    public static string TryMember(JSObject value, string name)
    {
        try
        {
            return $"{value.GetPropertyAsJSObject(name)}";
        }
        catch (JSException caught)
        {
            return caught.Message;
        }
    }

    [JSExport]
    public static async Task<string> TryLater(string way, string url)
    {
        try
        {
            if (way == "ImportAsync")
            {
                await JSHost.ImportAsync("loaded.js", url);
                return "loaded";
            }

            return await ShoutLater("hello");
        }
        catch (JSException caught)
        {
            return caught.Message;
        }
    }

    [JSImport("constructor.constructor", "confined.js")]
    private static partial JSObject MakeFunction(string code);

    [JSImport("greet.constructor", "confined.js")]
    private static partial JSObject MakeFromFunction(string code);

    [JSImport("__proto__.constructor.constructor", "confined.js")]
    private static partial JSObject MakeFromPrototype(string code);

    [JSImport("greet.call", "confined.js")]
    private static partial string Call();

    [JSImport("toString", "confined.js")]
    private static partial string Text();

    [JSImport("greet", "confined.js")]
    private static partial string Greet();

    [JSImport("Shelter", "confined.js")]
    private static partial JSObject MakeShelter();

    [JSImport("Shelter.prototype.constructor", "confined.js")]
    private static partial JSObject MakeByPrototype();

    [JSImport("shelter.constructor", "confined.js")]
    private static partial JSObject MakeByInstance();

    [JSImport("globalThis.Reflect.construct")]
    private static partial JSObject Construct();

    [JSImport("globalThis.Function")]
    private static partial JSObject MakeGlobalFunction(string code);

    [JSImport("globalThis.shout")]
    private static partial string Shout(string value);

    [JSImport("globalThis.shoutLater")]
    private static partial Task<string> ShoutLater(string value);

    [JSImport("globalThis.Math.floor")]
    private static partial double Floor(double value);
}
