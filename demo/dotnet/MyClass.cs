using System.Runtime.InteropServices.JavaScript;

public partial class MyClass
{
    [JSExport]
    internal static string Greeting() => $"Hello, World! Greetings from {GetHRef()}";

    [JSImport("window.location.href", "main.js")]
    internal static partial string GetHRef();
}
