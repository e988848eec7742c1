namespace Bench;

internal static class Program
{
    // A program must have one; the benchmark only calls exports.
    private static void Main()
    {
    }
}
