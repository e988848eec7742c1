import { encodeText, isShortText } from './text.js';

const INITIAL_CAPACITY = 4096;
/** What a large record needed beyond this is given back once it has left. */
const KEPT_CAPACITY = 1024 * 1024;

/** A growing buffer that is filled from the front; little-endian, as every engine's typed arrays are. */
export class ByteWriter {
  length = 0;
  bytes = new Uint8Array(INITIAL_CAPACITY);
  private view = new DataView(this.bytes.buffer);

  u8(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  u32(value: number): void {
    this.reserve(4);
    this.view.setUint32(this.length, value, true);
    this.length += 4;
  }

  f64(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  i64(value: bigint): void {
    this.reserve(8);
    this.view.setBigInt64(this.length, value, true);
    this.length += 8;
  }

  /** A tag and a 32-bit number in one step: the commonest pair of the hot path. */
  tagged(tag: number, value: number): void {
    this.reserve(5);
    this.bytes[this.length] = tag;
    this.view.setInt32(this.length + 1, value, true);
    this.length += 5;
  }

  raw(source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  /** Byte length and encoding in one word, then the bytes. */
  text(value: string): void {
    // UTF-16 of a lone surrogate needs two bytes a unit, UTF-8 at most three.
    this.reserve(4 + value.length * (isShortText(value) ? 2 : 3));
    const start = this.length + 4;
    const head = encodeText(value, this.bytes, start);
    this.view.setUint32(this.length, head, true);
    this.length = start + (head >>> 2);
  }

  clear(): void {
    this.length = 0;
    if (this.bytes.length <= KEPT_CAPACITY) return;
    this.bytes = new Uint8Array(INITIAL_CAPACITY);
    this.view = new DataView(this.bytes.buffer);
  }

  setU32(position: number, value: number): void {
    this.view.setUint32(position, value, true);
  }

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}
