using System.Runtime.CompilerServices;

namespace Conformance.Exported;

public static partial class Errors
{
    private static readonly Exception TheOne = new InvalidOperationException("the one");

    [JSExport]
    public static Exception? Exception(Exception? value) => value;

    [JSExport]
    public static void Throw(string message) => ThrowFromNamedFrame(message);

    [JSExport]
    public static void ThrowWithInner(string message, string inner) =>
        throw new InvalidOperationException(message, new ArgumentException(inner));

    [JSExport]
    public static async Task ThrowLater(string message)
    {
        await Task.Yield();
        ThrowFromNamedFrame(message);
    }

    [JSExport]
    public static void ThrowTheOne() => throw TheOne;

    [JSExport]
    public static Exception GetTheOne() => TheOne;

    [JSExport]
    public static bool IsTheOne(Exception value) => ReferenceEquals(value, TheOne);

    [JSExport]
    public static void Rethrow(Exception value) => throw value;

    [JSExport]
    public static string Describe(Exception value) => $"{value.GetType().Name}: {value.Message}";

    // A frame of its own, whose name a test can look for in the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowFromNamedFrame(string message) => throw new InvalidOperationException(message);
}
