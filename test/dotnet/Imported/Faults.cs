namespace Conformance.Imported;

// The import module decides what happens.
public static partial class Faults
{
    [JSExport]
    public static void Ask(string what) => Fault(what);

    // Asks in the middle of a call of a delegate.
    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.String>>]
    public static Action<string> GetAsk() => Ask;

    [JSExport]
    public static string Catch(string what)
    {
        try
        {
            Fault(what);
            return "nothing was thrown";
        }
        catch (Exception caught)
        {
            return $"{caught.GetType().Name}: {caught.Message}";
        }
    }

    [JSImport("fault", "faults.js")]
    private static partial void Fault(string what);
}
