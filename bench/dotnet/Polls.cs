namespace Bench;

// C# that asks whether the page still waits for it.
internal static partial class Polls
{
    [JSImport("currentCall", "dotnet-worker")]
    private static partial int CurrentCall();

    [JSImport("isCancellationRequested", "dotnet-worker")]
    private static partial bool IsCancellationRequested(int call);

    // Gives how many of the looks saw that it does.
    [JSExport]
    internal static int Look(int times)
    {
        var call = CurrentCall();
        var seen = 0;
        for (var time = 0; time < times; time++)
        {
            if (!IsCancellationRequested(call)) seen++;
        }

        return seen;
    }
}
