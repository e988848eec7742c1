using System.Collections;
using System.Globalization;

namespace Conformance.Positions;

// What C# got, in words, so that two runtimes can be compared: exact to the last bit, and with the C# type.
internal static class Describe
{
    internal static string Of(object? value) => value switch
    {
        null => "null",
        double number => $"Double {BitConverter.DoubleToInt64Bits(number):x}",
        float number => $"Single {BitConverter.SingleToInt32Bits(number):x}",
        char unit => $"Char {(int)unit}",
        string text => $"String {Units(text)}",
        DateTime date => $"DateTime {date.Ticks} {date.Kind}",
        DateTimeOffset date => $"DateTimeOffset {date.Ticks} {date.Offset}",
        JSObject jsObject => $"JSObject {(jsObject.HasProperty("mark") ? jsObject.GetPropertyAsString("mark") : "without a mark")}",
        Exception exception => $"{exception.GetType().Name}: {exception.Message}",
        Delegate function => OfDelegate(function),
        Task task => OfTask(task),
        ArraySegment<byte> segment => OfSegment(segment),
        ArraySegment<int> segment => OfSegment(segment),
        ArraySegment<double> segment => OfSegment(segment),
        Array array => OfArray(array),
        IFormattable number => $"{value.GetType().Name} {number.ToString(null, CultureInfo.InvariantCulture)}",
        _ => $"{value.GetType().Name} {value}",
    };

    internal static string Of<T>(Span<T> span) => $"Span {OfArray(span.ToArray())}";

    internal static string Thrown(Exception exception) => $"threw {Of(exception)}";

    internal static string Done(Action action)
    {
        action();
        return "done";
    }

    private static string OfSegment<T>(ArraySegment<T> segment) =>
        segment.Array is null ? "no segment" : $"segment from {segment.Offset} of {segment.Array.Length}: {OfArray(segment.ToArray())}";

    private static string OfArray(Array array)
    {
        if (array.Length <= 100)
        {
            return $"{array.GetType().Name} [{string.Join(", ", ((IEnumerable)array).Cast<object?>().Select(Of))}]";
        }

        var hash = 17;
        foreach (var item in array)
        {
            hash = unchecked((hash * 31) + Convert.ToInt32(item, CultureInfo.InvariantCulture));
        }

        return $"{array.GetType().Name} of {array.Length}, hash {hash}";
    }

    private static string Units(string text) =>
        text.Length > 1000
            ? $"of {text.Length} units"
            : string.Concat(text.Select(unit => unit is >= ' ' and <= '~' ? unit.ToString() : $"\\u{(int)unit:x4}"));

    private static string OfTask(Task task) => $"Task {task.Status}";

    private static string OfDelegate(Delegate function)
    {
        Called.Last = "";
        return $"{function.Method.GetParameters().Length} parameters, gives {Of(Call(function))}";
    }

    private static object? Call(Delegate function)
    {
        switch (function)
        {
            case Action action: action(); return null;
            case Action<int> action: action(1); return null;
            case Action<int, string?> action: action(1, "two"); return null;
            case Action<int, string?, bool> action: action(1, "two", true); return null;
            case Func<string?> func: return func();
            case Func<int, string?> func: return func(1);
            case Func<int, string?, string?> func: return func(1, "two");
            case Func<int, string?, bool, string?> func: return func(1, "two", true);
            default: throw new ArgumentException($"Failed to call a delegate: {function.GetType()} is not known here. Make sure to add it.");
        }
    }
}
