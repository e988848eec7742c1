using System.Text;

namespace Conformance.Guide;

/// <summary>Console.In, Console.Out and Console.Error over the console of the process, in Node.js.</summary>
public static partial class PageConsole
{
    public static void Use()
    {
#pragma warning disable CA1416 // The analyzer has WebAssembly run in browsers alone.
        Console.SetIn(new Input());
#pragma warning restore CA1416
        Console.SetOut(new Output(Write));
        Console.SetError(new Output(WriteError));
    }

    [JSImport("read", "dotnet-worker/console")]
    private static partial string? Read();

    [JSImport("write", "dotnet-worker/console")]
    private static partial void Write(string text);

    [JSImport("writeError", "dotnet-worker/console")]
    private static partial void WriteError(string text);

    private sealed class Input : TextReader
    {
        private string piece = "";
        private int at;

        public override int Peek() => Fill() ? piece[at] : -1;

        public override int Read() => Fill() ? piece[at++] : -1;

        private bool Fill()
        {
            while (at == piece.Length)
            {
                if (PageConsole.Read() is not { } next)
                {
                    return false;
                }

                (piece, at) = (next, 0);
            }

            return true;
        }
    }

    private sealed class Output(Action<string> write) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => write(value.ToString());

        public override void Write(string? value) => write(value ?? "");

        public override void Write(char[] buffer, int index, int count) => write(new string(buffer, index, count));

        public override void WriteLine(string? value) => write(value + NewLine);
    }
}
