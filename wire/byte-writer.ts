import { encodeText, isShortText } from './text.js';

const INITIAL_CAPACITY = 4096;
/** What a large record needed beyond this is given back once it has left. */
const KEPT_CAPACITY = 1024 * 1024;
/** What one frame holds at most. Arrays and texts that ride beside it do not count. */
export const LARGEST_FRAME = 1024 * 1024 * 1024;

/** A growing buffer that is filled from the front; little-endian, as every engine's typed arrays are. */
export class ByteWriter {
  length = 0;
  bytes = new Uint8Array(INITIAL_CAPACITY);
  private view = new DataView(this.bytes.buffer);

  constructor(private readonly limit = LARGEST_FRAME) {}

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
    const start = this.length + 4;
    // UTF-16 of a lone surrogate needs two bytes a unit, UTF-8 at most three. Most texts need less than that: where
    // there is no room for so much, the writing shows whether it fits.
    const most = value.length * (isShortText(value) ? 2 : 3);
    this.reserve(4 + Math.min(most, Math.max(value.length, this.limit - start)));
    const head = encodeText(value, this.bytes, start);
    this.view.setUint32(this.length, head, true);
    this.length = start + (head >>> 2);
  }

  /** Refuses at once what cannot fit, whatever it is made of: so many bytes at least. */
  requireRoom(count: number): void {
    if (this.length + count > this.limit) throw tooLarge(this.limit);
  }

  clear(): void {
    this.shorten(0);
  }

  setU32(position: number, value: number): void {
    this.view.setUint32(position, value, true);
  }

  /** Drops what is behind the first `length` bytes, and the memory that only that has needed. */
  protected shorten(length: number): void {
    this.length = length;
    if (this.bytes.length > KEPT_CAPACITY && length <= KEPT_CAPACITY)
      this.moveTo(new Uint8Array(Math.max(INITIAL_CAPACITY, length)));
  }

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    this.requireRoom(count);
    this.moveTo(allocate(Math.min(Math.max(needed, this.bytes.length * 2), this.limit)));
  }

  private moveTo(bytes: Uint8Array<ArrayBuffer>): void {
    bytes.set(this.bytes.subarray(0, this.length));
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }
}

function allocate(size: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(size);
  } catch (cause) {
    const message = `Failed to send a call or its result: there is no memory for its ${String(size)} bytes. Make sure to send it in parts.`;
    throw new RangeError(message, { cause });
  }
}

function tooLarge(limit: number): RangeError {
  return new RangeError(
    `Failed to send a call or its result: it has more than ${String(limit)} bytes, which is what crosses at once beside typed arrays. Make sure to send numbers in typed arrays, and the rest in parts.`,
  );
}
