import { transfer } from 'dotnet-worker';
import { BlobReader } from './blob-reader.js';
import type { Reader } from './reader.js';
import { StreamReader } from './stream-reader.js';

/** By the source itself, so that C# needs no second object for it. */
const readers = new WeakMap<object, Reader>();

/**
 * The import module by which C# reads a `ReadableStream` of bytes or a `Blob` of the page. C# asks for each chunk, so
 * that the page reads no further than C# has come: `setModuleImports('dotnet-worker/streams', pageStreams)`.
 */
export const pageStreams = {
  /**
   * The next bytes of `source`, given away to C# without a copy; null at its end.
   *
   * @param most - how many bytes at most
   * @throws `TypeError` when `source` is neither a `ReadableStream` nor a `Blob`, or the stream has no bytes in it
   */
  async read(source: object, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const chunk = await readerOf(source).read(Math.max(1, most));
    return chunk && transfer(chunk, [chunk.buffer]);
  },

  /** Nothing more of `source` will be read; a stream is told so. */
  async cancel(source: object): Promise<void> {
    await readerOf(source).cancel();
  },
};

function readerOf(source: object): Reader {
  const known = readers.get(source);
  if (known) return known;
  const reader = newReader(source);
  readers.set(source, reader);
  return reader;
}

function newReader(source: object): Reader {
  if (source instanceof Blob) return new BlobReader(source);
  if (source instanceof ReadableStream) return new StreamReader(source);
  throw new TypeError(
    'Failed to read a source: it is neither a ReadableStream nor a Blob. Make sure to pass one of these, such as a File or the body of a Response.',
  );
}
