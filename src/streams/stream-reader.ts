import type { Reader } from './reader.js';

/** Reads a stream of bytes; a chunk that is larger than asked for is handed out in parts. */
export class StreamReader implements Reader {
  private readonly reader: ReadableStreamDefaultReader<unknown>;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(stream: ReadableStream<unknown>) {
    this.reader = stream.getReader();
  }

  async read(most: number): Promise<Uint8Array<ArrayBuffer> | null> {
    while (this.rest.byteLength === 0) {
      const { done, value } = await this.reader.read();
      if (done) return null;
      this.rest = bytesOf(value);
    }
    // A copy: the buffer of a chunk is the stream's, and what is handed out is given away.
    const part = this.rest.slice(0, most);
    this.rest = this.rest.subarray(most);
    return part;
  }

  async cancel(): Promise<void> {
    this.rest = new Uint8Array(0);
    await this.reader.cancel();
  }
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
  if (ArrayBuffer.isView(chunk))
    return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError(
    `Failed to read a stream: its chunk is a ${typeof chunk}, not bytes. Make sure to pipe it through a TextEncoderStream, or whatever makes bytes of it.`,
  );
}
