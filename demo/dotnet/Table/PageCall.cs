using System.Runtime.InteropServices.JavaScript;

/// <summary>The page's call that is running, which the page may have given up.</summary>
internal readonly partial struct PageCall
{
    private readonly int number;

    private PageCall(int number) => this.number = number;

    /// <summary>To be read before the first await: afterwards another call may be the current one.</summary>
    public static PageCall Current => new(CurrentCall());

    public void ThrowIfCancellationRequested()
    {
        if (number != 0 && IsCancellationRequested(number)) throw new OperationCanceledException();
    }

    [JSImport("currentCall", "dotnet-worker")]
    private static partial int CurrentCall();

    [JSImport("isCancellationRequested", "dotnet-worker")]
    private static partial bool IsCancellationRequested(int call);
}
