namespace Bench;

// The smallest work there is, so that what is measured is the way to it.
internal static partial class Numbers
{
    [JSExport]
    internal static int Add(int a, int b) => a + b;

    [JSExport]
    internal static int SumOf0() => 0;

    [JSExport]
    internal static int SumOf1(int a) => a;

    [JSExport]
    internal static int SumOf2(int a, int b) => a + b;

    [JSExport]
    internal static int SumOf4(int a, int b, int c, int d) => a + b + c + d;

    [JSExport]
    internal static int SumOf8(int a, int b, int c, int d, int e, int f, int g, int h) =>
        a + b + c + d + e + f + g + h;
}
