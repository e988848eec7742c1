namespace Conformance.Exported;

// What C# reads and writes of a JavaScript object through its JSObject.
public static partial class Properties
{
    [JSExport]
    public static bool Has(JSObject target, string name) => target.HasProperty(name);

    [JSExport]
    public static string TypeOf(JSObject target, string name) => target.GetTypeOfProperty(name);

    [JSExport]
    public static bool GetBoolean(JSObject target, string name) => target.GetPropertyAsBoolean(name);

    [JSExport]
    public static int GetInt32(JSObject target, string name) => target.GetPropertyAsInt32(name);

    [JSExport]
    public static double GetDouble(JSObject target, string name) => target.GetPropertyAsDouble(name);

    [JSExport]
    public static string? GetString(JSObject target, string name) => target.GetPropertyAsString(name);

    [JSExport]
    public static JSObject? GetJSObject(JSObject target, string name) => target.GetPropertyAsJSObject(name);

    [JSExport]
    public static byte[]? GetBytes(JSObject target, string name) => target.GetPropertyAsByteArray(name);

    [JSExport]
    public static void SetBoolean(JSObject target, string name, bool value) => target.SetProperty(name, value);

    [JSExport]
    public static void SetInt32(JSObject target, string name, int value) => target.SetProperty(name, value);

    [JSExport]
    public static void SetDouble(JSObject target, string name, double value) => target.SetProperty(name, value);

    [JSExport]
    public static void SetString(JSObject target, string name, string? value) => target.SetProperty(name, value);

    [JSExport]
    public static void SetJSObject(JSObject target, string name, JSObject? value) => target.SetProperty(name, value);

    [JSExport]
    public static void SetBytes(JSObject target, string name, byte[]? value) => target.SetProperty(name, value);
}
