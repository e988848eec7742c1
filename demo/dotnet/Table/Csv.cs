using System.Runtime.InteropServices.JavaScript;

/// <summary>Reads a CSV file, UTF-8, whose first row has the names of the columns.</summary>
public static partial class Csv
{
    private static Task reading = Task.CompletedTask;

    /// <summary>A file of made-up orders, the same ones each time.</summary>
    [JSExport]
    internal static byte[] Sample(int rows) => SampleOrders.Write(rows);

    /// <summary>The names of the columns.</summary>
    [JSExport]
    internal static string[] Columns(byte[] start) => Head.Of(start).Names;

    /// <summary>Which column to group by and which one to sum up, unless the visitor knows better.</summary>
    [JSExport]
    internal static int[] Proposal(byte[] start) => Head.Of(start).Proposal;

    /// <summary>
    /// Sums up the numbers of a column for each text in another one. Tells how far it is, from 0 to
    /// 1, and ends early when the page gives up the call. The result is for <see cref="Names"/> and
    /// <see cref="Figures"/>.
    /// </summary>
    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Any>>]
    internal static Task<object> Summarize(
        byte[] csv, int group, int value,
        [JSMarshalAs<JSType.Function<JSType.Number>>] Action<double> report)
    {
        var summary = Reading.Of(csv, group, value, new Pace(PageCall.Current, report));
        reading = summary;
        return summary;
    }

    /// <summary>The groups with the largest sums, at most so many of them.</summary>
    [JSExport]
    internal static string[] Names([JSMarshalAs<JSType.Any>] object summary, int most) =>
        ((Summary)summary).Names(most);

    /// <summary>
    /// The numbers of rows, of unreadable ones and of groups, then rows, sum, least and greatest of
    /// each of those groups.
    /// </summary>
    [JSExport]
    internal static double[] Figures([JSMarshalAs<JSType.Any>] object summary, int most) =>
        ((Summary)summary).Figures(most);

    /// <summary>Resolves when the last reading has ended, whichever way.</summary>
    [JSExport]
    internal static async Task Ended() => await Task.WhenAny(reading);
}
