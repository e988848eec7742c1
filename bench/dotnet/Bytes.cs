namespace Bench;

internal static partial class Bytes
{
    [JSExport]
    internal static byte[] Echo(byte[] bytes) => bytes;
}
