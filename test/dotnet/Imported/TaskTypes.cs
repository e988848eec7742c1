namespace Conformance.Imported;

public static partial class TaskTypes
{
    [JSExport]
    public static Task? Void(Task? value) => SameVoid(value);

    [JSExport]
    public static Task<bool>? Boolean(Task<bool>? value) => SameBoolean(value);

    [JSExport]
    public static Task<byte>? Byte(Task<byte>? value) => SameByte(value);

    [JSExport]
    public static Task<char>? Char(Task<char>? value) => SameChar(value);

    [JSExport]
    public static Task<short>? Int16(Task<short>? value) => SameInt16(value);

    [JSExport]
    public static Task<int>? Int32(Task<int>? value) => SameInt32(value);

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Number>>]
    public static Task<long>? Int52([JSMarshalAs<JSType.Promise<JSType.Number>>] Task<long>? value) => SameInt52(value);

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.BigInt>>]
    public static Task<long>? Int64([JSMarshalAs<JSType.Promise<JSType.BigInt>>] Task<long>? value) => SameInt64(value);

    [JSExport]
    public static Task<float>? Single(Task<float>? value) => SameSingle(value);

    [JSExport]
    public static Task<double>? Double(Task<double>? value) => SameDouble(value);

    [JSExport]
    public static Task<nint>? IntPtr(Task<nint>? value) => SameIntPtr(value);

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Date>>]
    public static Task<DateTime>? DateTime([JSMarshalAs<JSType.Promise<JSType.Date>>] Task<DateTime>? value) => SameDateTime(value);

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Date>>]
    public static Task<DateTimeOffset>? DateTimeOffset([JSMarshalAs<JSType.Promise<JSType.Date>>] Task<DateTimeOffset>? value) => SameDateTimeOffset(value);

    [JSExport]
    public static Task<string?>? String(Task<string?>? value) => SameString(value);

    [JSExport]
    public static Task<JSObject?>? JSObject(Task<JSObject?>? value) => SameJSObject(value);

    [JSExport]
    public static Task<Exception?>? Exception(Task<Exception?>? value) => SameException(value);

    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.Any>>]
    public static Task<object?>? Any([JSMarshalAs<JSType.Promise<JSType.Any>>] Task<object?>? value) => SameAny(value);

    [JSImport("same", "shapes.js")]
    private static partial Task? SameVoid(Task? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<bool>? SameBoolean(Task<bool>? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<byte>? SameByte(Task<byte>? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<char>? SameChar(Task<char>? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<short>? SameInt16(Task<short>? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<int>? SameInt32(Task<int>? value);

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.Promise<JSType.Number>>]
    private static partial Task<long>? SameInt52([JSMarshalAs<JSType.Promise<JSType.Number>>] Task<long>? value);

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.Promise<JSType.BigInt>>]
    private static partial Task<long>? SameInt64([JSMarshalAs<JSType.Promise<JSType.BigInt>>] Task<long>? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<float>? SameSingle(Task<float>? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<double>? SameDouble(Task<double>? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<nint>? SameIntPtr(Task<nint>? value);

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.Promise<JSType.Date>>]
    private static partial Task<DateTime>? SameDateTime([JSMarshalAs<JSType.Promise<JSType.Date>>] Task<DateTime>? value);

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.Promise<JSType.Date>>]
    private static partial Task<DateTimeOffset>? SameDateTimeOffset([JSMarshalAs<JSType.Promise<JSType.Date>>] Task<DateTimeOffset>? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<string?>? SameString(Task<string?>? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<JSObject?>? SameJSObject(Task<JSObject?>? value);

    [JSImport("same", "shapes.js")]
    private static partial Task<Exception?>? SameException(Task<Exception?>? value);

    [JSImport("same", "shapes.js")]
    [return: JSMarshalAs<JSType.Promise<JSType.Any>>]
    private static partial Task<object?>? SameAny([JSMarshalAs<JSType.Promise<JSType.Any>>] Task<object?>? value);
}
