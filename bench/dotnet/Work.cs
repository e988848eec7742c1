using System.Diagnostics;

namespace Bench;

internal static partial class Work
{
    // So much work, however long it takes.
    [JSExport]
    internal static int Hash(int rounds)
    {
        var hash = 17;
        for (var round = 0; round < rounds; round++) hash = unchecked((hash * 31) + round);
        return hash;
    }

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
