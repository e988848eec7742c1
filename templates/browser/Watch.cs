using System.Diagnostics;
using System.Runtime.InteropServices.JavaScript;

/// <summary>A stopwatch that C# runs and the page shows.</summary>
internal static partial class Watch
{
    private static readonly Stopwatch Time = Stopwatch.StartNew();

    /// <summary>Stops the watch, or lets it run on.</summary>
    /// <returns>Whether it runs now.</returns>
    [JSExport]
    internal static bool Toggle()
    {
        if (Time.IsRunning)
        {
            Time.Stop();
        }
        else
        {
            Time.Start();
        }

        return Time.IsRunning;
    }

    /// <summary>Sets the watch back to zero.</summary>
    [JSExport]
    internal static void Reset()
    {
        if (Time.IsRunning)
        {
            Time.Restart();
        }
        else
        {
            Time.Reset();
        }

        Show();
    }

    internal static void Show() => SetText("#time", Time.Elapsed.ToString(@"mm\:ss"));

    [JSImport("dom.setText", "main.js")]
    private static partial void SetText(string selector, string text);

    [JSImport("window.location.href", "main.js")]
    internal static partial string PageAddress();
}
