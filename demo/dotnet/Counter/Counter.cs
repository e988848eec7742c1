using System.Runtime.InteropServices.JavaScript;

/// <summary>Counts, and says where it stands: all that the three counters of the page know.</summary>
public static partial class Counter
{
    private static int count;

    /// <summary>The new count, within a million of nought.</summary>
    [JSExport]
    internal static int Add(int step) => count = Math.Clamp(count + step, -1_000_000, 1_000_000);

    [JSExport]
    internal static string InWords(int number) => Words.Of(number);
}
