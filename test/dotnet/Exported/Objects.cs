namespace Conformance.Exported;

public static partial class Objects
{
    private static JSObject? kept;

    [JSExport]
    [return: JSMarshalAs<JSType.Any>]
    public static object? Any([JSMarshalAs<JSType.Any>] object? value) => value;

    [JSExport]
    public static JSObject? JSObject(JSObject? value) => value;

    [JSExport]
    public static string? TypeOf([JSMarshalAs<JSType.Any>] object? value) => value?.GetType().FullName;

    [JSExport]
    public static bool AreSame([JSMarshalAs<JSType.Any>] object? first, [JSMarshalAs<JSType.Any>] object? second) =>
        ReferenceEquals(first, second);

    [JSExport]
    public static void Keep(JSObject? value) => kept = value;

    [JSExport]
    public static JSObject? Kept() => kept;

    [JSExport]
    public static void DisposeKept()
    {
        kept?.Dispose();
        kept = null;
    }

    [JSExport]
    public static void Dispose(JSObject value) => value.Dispose();

    [JSExport]
    [return: JSMarshalAs<JSType.Any>]
    public static object MakeBox(int value) => new Box(value);

    [JSExport]
    public static int Unbox([JSMarshalAs<JSType.Any>] object box) => ((Box)box).Value;

    [JSExport]
    [return: JSMarshalAs<JSType.Any>]
    public static object Boxed(string typeName) => typeName switch
    {
        "Boolean" => true,
        "Byte" => (byte)7,
        "Char" => 'x',
        "Int16" => (short)-7,
        "Int32" => 7,
        "Single" => 0.5f,
        "Double" => 0.25,
        "String" => "seven",
        "DateTime" => new DateTime(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc),
        "Byte[]" => new byte[] { 1, 2, 3 },
        "Int32[]" => new[] { 1, 2, 3 },
        "Double[]" => new[] { 1.5, 2.5 },
        "String[]" => new[] { "a", "b" },
        "Object[]" => new object?[] { 1, "b", null },
        "Task" => Task.FromResult<object>("done"),
        "Exception" => new InvalidOperationException("boxed"),
        "Guid" => System.Guid.Empty,
        "Int64" => 7L,
        _ => throw new ArgumentException($"Failed to box a value: {typeName} is not known. Make sure to add it to Boxed."),
    };

    private sealed record Box(int Value);
}
