namespace Conformance.Exported;

// Each gives back the very Task it was given: the page's promise, seen through C#.
public static partial class TaskTypes
{
    [JSExport]
    public static Task? Void(Task? value) => value;

    [JSExport]
    public static Task<bool>? Boolean(Task<bool>? value) => value;

    [JSExport]
    public static Task<byte>? Byte(Task<byte>? value) => value;

    [JSExport]
    public static Task<char>? Char(Task<char>? value) => value;

    [JSExport]
    public static Task<short>? Int16(Task<short>? value) => value;

    [JSExport]
    public static Task<int>? Int32(Task<int>? value) => value;

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Number>>]
    public static Task<long>? Int52([JSMarshalAs<JSType.Promise<JSType.Number>>] Task<long>? value) => value;

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.BigInt>>]
    public static Task<long>? Int64([JSMarshalAs<JSType.Promise<JSType.BigInt>>] Task<long>? value) => value;

    [JSExport]
    public static Task<float>? Single(Task<float>? value) => value;

    [JSExport]
    public static Task<double>? Double(Task<double>? value) => value;

    [JSExport]
    public static Task<nint>? IntPtr(Task<nint>? value) => value;

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Date>>]
    public static Task<DateTime>? DateTime([JSMarshalAs<JSType.Promise<JSType.Date>>] Task<DateTime>? value) => value;

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Date>>]
    public static Task<DateTimeOffset>? DateTimeOffset([JSMarshalAs<JSType.Promise<JSType.Date>>] Task<DateTimeOffset>? value) => value;

    [JSExport]
    public static Task<string?>? String(Task<string?>? value) => value;

    [JSExport]
    public static Task<JSObject?>? JSObject(Task<JSObject?>? value) => value;

    [JSExport]
    public static Task<Exception?>? Exception(Task<Exception?>? value) => value;

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Any>>]
    public static Task<object?>? Any([JSMarshalAs<JSType.Promise<JSType.Any>>] Task<object?>? value) => value;
}
