using System.Diagnostics;

namespace Conformance.Exported;

public static partial class Compute
{
    // Busy for that long without returning to the event loop; gives the number of rounds it did.
    [JSExport]
    public static double For(int milliseconds)
    {
        var clock = Stopwatch.StartNew();
        var rounds = 0.0;
        while (clock.ElapsedMilliseconds < milliseconds)
        {
            Hash(1_000);
            rounds++;
        }

        return rounds;
    }

    [JSExport]
    public static int Hash(int rounds)
    {
        var hash = 17;
        for (var round = 0; round < rounds; round++)
        {
            hash = unchecked((hash * 31) + round);
        }

        return hash;
    }

    [JSExport]
    public static void Forever()
    {
        for (var round = 0; ; round = unchecked(round + 1))
        {
            Hash(round & 0xFF);
        }
    }
}
