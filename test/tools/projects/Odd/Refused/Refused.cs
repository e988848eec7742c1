using System.Runtime.InteropServices.JavaScript;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("browser")]

public static partial class Refused
{
    [JSExport]
    public static decimal Money(decimal value) => value + 1;

    [JSExport]
    public static Task<int[]> Later(int value) => Task.FromResult(new[] { value });

    [JSExport]
    public static void Out(out int value) => value = 1;

    [JSExport]
    public static void Carry([JSMarshalAs<JSType.Function<JSType.Number, JSType.Number, JSType.Number, JSType.Number>>] Action<int, int, int, int> action) =>
        action(1, 2, 3, 4);

    [JSExport]
    public static void Carry(Action<int[]> action) => action([1]);

    [JSExport]
    public static int Taken(int value) => value + 1;
}
