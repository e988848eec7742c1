namespace Conformance.Guide;

/// <summary>The page's call that is running, as a CancellationToken.</summary>
public sealed partial class PageCall : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly int number = CurrentCall();
    private readonly Timer? timer;

    /// <summary>To be made before the first await: afterwards another call may be the current one.</summary>
    public PageCall()
    {
        if (number != 0)
        {
            timer = new Timer(_ => Look(), null, 20, 20);
        }
    }

    /// <summary>For what is awaited: looked after by a timer, which runs while C# awaits.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>For a loop that awaits nothing, as often as it likes: a look takes less than a microsecond.</summary>
    public void ThrowIfCancellationRequested()
    {
        Look();
        source.Token.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        timer?.Dispose();
        source.Dispose();
    }

    private void Look()
    {
        if (IsCancellationRequested(number))
        {
            source.Cancel();
        }
    }

    [JSImport("currentCall", "dotnet-worker")]
    private static partial int CurrentCall();

    [JSImport("isCancellationRequested", "dotnet-worker")]
    private static partial bool IsCancellationRequested(int call);
}
