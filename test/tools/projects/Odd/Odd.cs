using System.Runtime.InteropServices.JavaScript;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("browser")]

// Without nullable annotations, but where they are switched on.
namespace Odd
{
    public static partial class Unsaid
    {
        [JSExport]
        public static string Text(string text) => text + "!";

        [JSExport]
        public static string[] Texts(string[] texts) => [.. texts, "!"];
    }

#nullable enable
    public static partial class Said
    {
        [JSExport]
        public static string?[] Mixed(string[]? first, string?[] second, string third) => [.. first ?? [], .. second, third];

        [JSExport]
        [return: JSMarshalAs<JSType.Function<JSType.String, JSType.String>>]
        public static Func<string?, string>? Maker([JSMarshalAs<JSType.Function<JSType.String, JSType.String>>] Func<string, string?> made) =>
            text => made(text ?? "") ?? "";
    }
#nullable restore

    public static partial class Names
    {
        [JSExport]
        public static int Keyword(int @class, int @new, int größe) => @class + @new + größe;

        [JSExport]
        public static int Default(int value) => value + 1;
    }

    public static partial class Imports
    {
        [JSImport("sizes.of", "odd file.js")]
        public static partial int Size(string name);

        [JSImport("sizes.of", "odd file.js")]
        public static partial void Measure([JSMarshalAs<JSType.Function<JSType.Number>>] Action<int> done);

        [JSImport("sizes", "odd file.js")]
        [return: JSMarshalAs<JSType.Promise<JSType.Void>>]
        public static partial Task Sizes([JSMarshalAs<JSType.Function<JSType.Number>>] Action<int> done);

        [JSImport("globalThis.console.log")]
        public static partial void Log(string line);

        [JSImport("currentCall", "dotnet-worker")]
        public static partial int CurrentCall();

        [JSImport("log", "log.js")]
        [return: JSMarshalAs<JSType.Discard>]
        public static partial void LogDiscarding(byte[] line);
    }
}
