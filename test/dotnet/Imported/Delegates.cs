namespace Conformance.Imported;

public static partial class Delegates
{
    [JSExport]
    public static string PassAction0()
    {
        var log = "";
        TakeAction0(() => log += "called");
        return log;
    }

    [JSExport]
    public static string PassAction3()
    {
        var log = "";
        TakeAction3((first, second, third) => log += $"{first} {second} {third}");
        return log;
    }

    [JSExport]
    public static int PassFunc0(int value) => TakeFunc0(() => value);

    [JSExport]
    public static int PassFunc1(int value, int added) => TakeFunc1(value, argument => argument + added);

    [JSExport]
    public static string PassFunc3() => TakeFunc3((first, second, third) => $"{first} {second} {third}");

    [JSExport]
    public static string PassThrower(string message) => TakeThrower(() => throw new InvalidOperationException(message));

    [JSExport]
    public static int UseReturned(int value) => GiveFunc()(value);

    // Keeps the delegate with the page, which calls it after the import has returned.
    [JSExport]
    public static void Leave(int added) => KeepFunc(value => value + added);

    // C# imports, the page calls C# back in the middle of it, and C# imports again, `depth` times.
    [JSExport]
    public static int Descend(int depth) => depth == 0 ? 0 : TakeFunc1(depth, level => Descend(level - 1)) + 1;

    // As above, and on each level C# also makes plain imports.
    [JSExport]
    public static int DescendWithImports(int depth, int imports)
    {
        var sum = 0;
        for (var index = 0; index < imports; index++)
        {
            sum = Order.AddOne(sum);
        }

        return depth == 0 ? sum : sum + TakeFunc1(depth, level => DescendWithImports(level - 1, imports));
    }

    [JSImport("takeAction0", "shapes.js")]
    private static partial void TakeAction0([JSMarshalAs<JSType.Function>] Action action);

    [JSImport("takeAction3", "shapes.js")]
    private static partial void TakeAction3(
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.String, JSType.Boolean>>] Action<int, string, bool> action);

    [JSImport("takeFunc0", "shapes.js")]
    private static partial int TakeFunc0([JSMarshalAs<JSType.Function<JSType.Number>>] Func<int> func);

    [JSImport("takeFunc1", "shapes.js")]
    private static partial int TakeFunc1(
        int value, [JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> func);

    [JSImport("takeFunc3", "shapes.js")]
    private static partial string TakeFunc3(
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.String, JSType.Boolean, JSType.String>>]
        Func<int, string, bool, string> func);

    [JSImport("takeThrower", "shapes.js")]
    private static partial string TakeThrower([JSMarshalAs<JSType.Function>] Action action);

    [JSImport("giveFunc", "shapes.js")]
    [return: JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>]
    private static partial Func<int, int> GiveFunc();

    [JSImport("keepFunc", "shapes.js")]
    private static partial void KeepFunc([JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Func<int, int> func);
}
