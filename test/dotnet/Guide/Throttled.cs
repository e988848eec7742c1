namespace Conformance.Guide;

/// <summary>Passes on how far something is, twenty times a second at most, and the end always.</summary>
public sealed class Throttled(Action<double> report)
{
    private long next;

    public void Report(double fraction)
    {
        var now = Environment.TickCount64;
        if (now < next && fraction < 1)
        {
            return;
        }

        next = now + 50;
        report(fraction);
    }
}
