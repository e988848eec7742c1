namespace Conformance.Guide;

public static partial class Search
{
    [JSExport]
    public static int Run(int steps, [JSMarshalAs<JSType.Function<JSType.Number>>] Action<double> report)
    {
        var progress = new Throttled(report);
        var found = 0;
        for (var step = 1; step <= steps; step++)
        {
            found += step % 7 == 0 ? 1 : 0;
            progress.Report((double)step / steps);
        }

        return found;
    }
}
