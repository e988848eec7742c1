using System.Runtime.InteropServices.JavaScript;

/// <summary>What main.js calls, and what it calls of main.js.</summary>
internal static partial class Greetings
{
    /// <summary>A greeting that names the version of Node.js.</summary>
    [JSExport]
    internal static string Greet() => $"Hello, World! Greetings from Node.js {NodeVersion()}";

    [JSImport("node.process.version", "main.js")]
    private static partial string NodeVersion();
}
