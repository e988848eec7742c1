using System.Diagnostics;

namespace Bench;

internal static partial class Work
{
    // Holds the thread of C# for so many milliseconds.
    [JSExport]
    internal static int Compute(int milliseconds)
    {
        var watch = Stopwatch.StartNew();
        var rounds = 0;
        while (watch.ElapsedMilliseconds < milliseconds) rounds++;
        return rounds;
    }
}
