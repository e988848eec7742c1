using System.Globalization;

namespace Conformance;

// Main does what its first argument says, so that a test chooses how the program ends.
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        switch (args.FirstOrDefault())
        {
            case "--code":
                return int.Parse(args[1], CultureInfo.InvariantCulture);
            case "--throw":
                throw new InvalidOperationException(args[1]);
            case "--exit":
                Environment.Exit(int.Parse(args[1], CultureInfo.InvariantCulture));
                return -1;
            case "--wait":
                await Exported.Tasks.GateOfMain();
                return 0;
            case "--print":
                Console.WriteLine(string.Join(' ', args.Skip(1)));
                return 0;
            case "--alternate":
                Exported.Output.Alternate(int.Parse(args[1], CultureInfo.InvariantCulture));
                return 0;
            case "--forever":
                Console.WriteLine("begun");
                Console.Error.WriteLine("goes on");
                Console.WriteLine("for ever");
                Exported.Compute.Forever();
                return 0;
            case "--greet":
                Guide.PageConsole.Use();
                Console.Write("Who? ");
#pragma warning disable CA1416 // As in PageConsole.
                while (Console.ReadLine() is { } name)
#pragma warning restore CA1416
                {
                    Console.Write($"Hello, {name}! Who? ");
                }

                Console.Error.WriteLine("Nobody.");
                return 0;
            default:
                return args.Length;
        }
    }
}
