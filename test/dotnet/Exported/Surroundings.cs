namespace Conformance.Exported;

// What the program finds around it.
public static partial class Surroundings
{
    [JSExport]
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    [JSExport]
    public static string Version() => Environment.Version.ToString();

    [JSExport]
    public static string WorkingDirectory() => Directory.GetCurrentDirectory();

    [JSExport]
    public static void Exit(int code) => Environment.Exit(code);
}
