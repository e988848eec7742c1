/// <summary>What a long reading does twenty times a second: it tells how far it is, and hears whether to go on.</summary>
internal sealed class Pace(PageCall call, Action<double> report)
{
    private const int Interval = 50;

    private long next = Environment.TickCount64 + Interval;

    public bool IsDue => Environment.TickCount64 >= next;

    public async Task Pause(double fraction)
    {
        call.ThrowIfCancellationRequested();
        report(fraction);
        // On a page that is not isolated the worker hears of a cancellation in its event loop alone.
        await Task.Delay(1);
        call.ThrowIfCancellationRequested();
        next = Environment.TickCount64 + Interval;
    }
}
