namespace Conformance.Positions;

// What the page hands to C#, so that C# has something of the page to send.
internal static partial class Subjects
{
    [JSImport("subject", "positions.js")]
    internal static partial JSObject Object();

    [JSImport("subjectFunction", "positions.js")]
    internal static partial JSObject Function();

    [JSImport("subjectError", "positions.js")]
    [return: JSMarshalAs<JSType.Error>]
    internal static partial Exception Error();
}

// Memory that does not move, with known content.
internal static class Memory
{
    internal static byte[] Bytes { get; } = Pinned<byte>(1, 2, 3, 255);

    internal static int[] Int32s { get; } = Pinned(1, -2, int.MaxValue, int.MinValue);

    internal static double[] Doubles { get; } = Pinned(1.5, -0.0, double.NaN, double.NegativeInfinity);

    internal static ArraySegment<T> Segment<T>(this T[] array, int offset, int count) => new(array, offset, count);

    private static T[] Pinned<T>(params T[] values)
    {
        var pinned = GC.AllocateArray<T>(values.Length, pinned: true);
        values.CopyTo(pinned, 0);
        return pinned;
    }
}

// Delegates that tell how they were called.
public static partial class Called
{
    internal static string Last { get; set; } = "";

    [JSExport]
    public static string Take()
    {
        var last = Last;
        Last = "";
        return last;
    }

    internal static void Action0() => Last = "no argument";

    internal static void Action1(int first) => Last = $"{first}";

    internal static void Action2(int first, string? second) => Last = $"{first} {second}";

    internal static void Action3(int first, string? second, bool third) => Last = $"{first} {second} {third}";

    internal static string? Func0() => "no argument";

    internal static string? Func1(int first) => $"{first}";

    internal static string? Func2(int first, string? second) => $"{first} {second}";

    internal static string? Func3(int first, string? second, bool third) => third ? $"{first} {second}" : null;
}

// Tasks that are pending when they cross.
internal static class Later
{
    internal static async Task<T> Of<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    internal static async Task<T> Fault<T>(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    internal static async Task Cancel()
    {
        await Task.Yield();
        throw new OperationCanceledException();
    }
}
