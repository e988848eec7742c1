namespace Conformance.Guide;

/// <summary>A ReadableStream or a Blob of the page, as a Stream to be read asynchronously.</summary>
public sealed partial class PageStream(JSObject source) : Stream
{
    private const int Most = 64 * 1024;
    private ReadOnlyMemory<byte> rest;
    private bool isDisposed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (rest.IsEmpty)
        {
            rest = (byte[]?)await ReadSource(source, Most);
        }

        var count = Math.Min(buffer.Length, rest.Length);
        rest[..count].CopyTo(buffer);
        rest = rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        await CancelSource(source);
        source.Dispose();
        await base.DisposeAsync();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    [JSImport("read", "dotnet-worker/streams")]
    [return: JSMarshalAs<JSType.Promise<JSType.Any>>]
    private static partial Task<object?> ReadSource(JSObject source, int most);

    [JSImport("cancel", "dotnet-worker/streams")]
    private static partial Task CancelSource(JSObject source);
}
