namespace Conformance.Exported;

public static partial class Output
{
    [JSExport]
    public static void WriteLine(string line) => Console.WriteLine(line);

    [JSExport]
    public static void WriteErrorLine(string line) => Console.Error.WriteLine(line);

    [JSExport]
    public static void Alternate(int count)
    {
        for (var index = 0; index < count; index++)
        {
            Console.WriteLine($"out {index}");
            Console.Error.WriteLine($"error {index}");
        }
    }
}
