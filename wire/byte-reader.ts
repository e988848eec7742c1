import { decodeText } from './text.js';

/** Reads what a `ByteWriter` wrote. Reading past the end is an error, never a wrong value. */
export class ByteReader {
  position = 0;
  private view: DataView | undefined;

  constructor(
    private readonly bytes: Uint8Array,
    readonly end = bytes.length,
  ) {
    if (end > bytes.length) throw cutOff();
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  u8(): number {
    return this.at(this.advance(1));
  }

  u32(): number {
    return this.i32() >>> 0;
  }

  i32(): number {
    const start = this.advance(4);
    return (
      this.at(start) |
      (this.at(start + 1) << 8) |
      (this.at(start + 2) << 16) |
      (this.at(start + 3) << 24)
    );
  }

  f64(): number {
    return this.viewed().getFloat64(this.advance(8), true);
  }

  i64(): bigint {
    return this.viewed().getBigInt64(this.advance(8), true);
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
    if (count > this.end - this.position) throw cutOff();
    return count;
  }

  private at(position: number): number {
    return this.bytes[position] ?? 0;
  }

  /** Made only where needed: the view of a small array costs more than to read the rest of its frame. */
  private viewed(): DataView {
    const { buffer, byteOffset } = this.bytes;
    return (this.view ??= new DataView(buffer, byteOffset, this.end));
  }

  private advance(length: number): number {
    const start = this.position;
    if (length > this.end - start) throw cutOff();
    this.position = start + length;
    return start;
  }
}

function cutOff(): RangeError {
  return new RangeError('Failed to read a frame: it is cut off.');
}
