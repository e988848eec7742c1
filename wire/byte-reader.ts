import { decodeText } from './text.js';

/** Reads what a `ByteWriter` wrote. Reading past the end is an error, never a wrong value. */
export class ByteReader {
  position = 0;
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    readonly end = bytes.length,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, end);
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  u8(): number {
    return this.view.getUint8(this.position++);
  }

  u32(): number {
    const value = this.view.getUint32(this.position, true);
    this.position += 4;
    return value;
  }

  i32(): number {
    const value = this.view.getInt32(this.position, true);
    this.position += 4;
    return value;
  }

  f64(): number {
    const value = this.view.getFloat64(this.position, true);
    this.position += 8;
    return value;
  }

  i64(): bigint {
    const value = this.view.getBigInt64(this.position, true);
    this.position += 8;
    return value;
  }

  text(): string {
    const head = this.u32();
    const start = this.advance(head >>> 2);
    return decodeText(head, this.bytes, start);
  }

  /** A copy with a buffer of its own. */
  copy(length: number): Uint8Array<ArrayBuffer> {
    const start = this.advance(length);
    return new Uint8Array(this.bytes.subarray(start, start + length));
  }

  /** How many items may follow at most, so that a damaged count cannot ask for memory without bound. */
  count(): number {
    const count = this.u32();
    if (count > this.end - this.position)
      throw new RangeError('Failed to read a frame: it is cut off.');
    return count;
  }

  private advance(length: number): number {
    const start = this.position;
    if (length > this.end - start) throw new RangeError('Failed to read a frame: it is cut off.');
    this.position = start + length;
    return start;
  }
}
