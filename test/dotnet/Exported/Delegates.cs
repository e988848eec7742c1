namespace Conformance.Exported;

public static partial class Delegates
{
    private static string performed = "";

    [JSExport]
    public static string Performed() => performed;

    [JSExport]
    public static void CallAction0([JSMarshalAs<JSType.Function>] Action action) => action();

    [JSExport]
    public static void CallAction1([JSMarshalAs<JSType.Function<JSType.Number>>] Action<int> action) => action(1);

    [JSExport]
    public static void CallAction2([JSMarshalAs<JSType.Function<JSType.Number, JSType.String>>] Action<int, string> action) =>
        action(1, "two");

    [JSExport]
    public static void CallAction3(
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.String, JSType.Boolean>>] Action<int, string, bool> action) =>
        action(1, "two", true);

    [JSExport]
    public static int CallFunc0([JSMarshalAs<JSType.Function<JSType.Number>>] Func<int> func) => func();

    [JSExport]
    public static int CallFunc1([JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> func, int value) =>
        func(value);

    [JSExport]
    public static string CallFunc2(
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.String, JSType.String>>] Func<int, string, string> func) =>
        func(1, "two");

    [JSExport]
    public static string CallFunc3(
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.String, JSType.Boolean, JSType.String>>]
        Func<int, string, bool, string> func) => func(1, "two", true);

    [JSExport]
    [return: JSMarshalAs<JSType.Function>]
    public static Action GetAction0() => () => performed = "0";

    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.Number>>]
    public static Action<int> GetAction1() => first => performed = $"1 {first}";

    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.Number, JSType.String>>]
    public static Action<int, string> GetAction2() => (first, second) => performed = $"2 {first} {second}";

    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.Number, JSType.String, JSType.Boolean>>]
    public static Action<int, string, bool> GetAction3() =>
        (first, second, third) => performed = $"3 {first} {second} {third}";

    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.Number>>]
    public static Func<int> GetFunc0() => () => 42;

    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>]
    public static Func<int, int> GetFunc1(int added) => value => value + added;

    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.Number, JSType.String, JSType.String>>]
    public static Func<int, string, string> GetFunc2() => (first, second) => $"{first} {second}";

    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.Number, JSType.String, JSType.Boolean, JSType.String>>]
    public static Func<int, string, bool, string> GetFunc3() => (first, second, third) => $"{first} {second} {third}";

    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.String>>]
    public static Action<string> GetThrower() => message => throw new InvalidOperationException(message);

    [JSExport]
    [return: JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>]
    public static Func<int, int> Same([JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> func) => func;

    [JSExport]
    public static bool IsNull([JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int>? func) => func is null;

    // The page function is called often, and while C# is in the middle of its own work.
    [JSExport]
    public static int SumOf([JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> func, int count)
    {
        var sum = 0;
        for (var index = 0; index < count; index++)
        {
            sum += func(index);
        }

        return sum;
    }

    [JSExport]
    public static async Task Report([JSMarshalAs<JSType.Function<JSType.Number>>] Action<int> progress, int steps)
    {
        for (var step = 1; step <= steps; step++)
        {
            await Task.Yield();
            progress(step);
        }
    }
}
