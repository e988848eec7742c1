import type { Reader } from './reader.js';

/** Reads a Blob piece by piece: no more of a file than one piece is in memory. */
export class BlobReader implements Reader {
  private offset = 0;

  constructor(private readonly blob: Blob) {}

  async read(most: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const { blob, offset } = this;
    if (offset >= blob.size) return null;
    const end = Math.min(blob.size, offset + most);
    this.offset = end;
    return new Uint8Array(await blob.slice(offset, end).arrayBuffer());
  }

  cancel(): Promise<void> {
    this.offset = this.blob.size;
    return Promise.resolve();
  }
}
