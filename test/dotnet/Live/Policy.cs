namespace Conformance.Live;

public static partial class Policy
{
    // What a script in the worker may do under the page's Content-Security-Policy.
    [JSExport]
    public static string Evaluate() => EvaluateThere();

    [JSImport("evaluate", "worker.js")]
    private static partial string EvaluateThere();
}
