using System.Runtime.InteropServices;

namespace Conformance.Exported;

// Memory outside the reach of the collector, for the page to look into by address.
public static unsafe partial class Memory
{
    [JSExport]
    public static nint Allocate(int bytes) => (nint)NativeMemory.AllocZeroed((nuint)bytes);

    [JSExport]
    public static void Free(nint address) => NativeMemory.Free((void*)address);

    [JSExport]
    public static byte[] Read(nint address, int bytes) => new ReadOnlySpan<byte>((void*)address, bytes).ToArray();
}
