import { fail } from './failure.js';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Little-endian reading within bounds: what lies outside is an error of the file, never a value. */
export class ByteReader {
  private readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    /** What errors call the assembly. */
    readonly file: string,
    /** What errors call these bytes. */
    readonly place: string,
    public at = 0,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  get left(): number {
    return this.length - this.at;
  }

  /** A reader of a part, which shares the bytes. */
  part(offset: number, length: number, place: string): ByteReader {
    if (offset < 0 || length < 0 || offset + length > this.length) {
      fail(
        this.file,
        `${place} should lie at ${offset} to ${offset + length} of ${this.place}, which ends at ${this.length}`,
      );
    }
    return new ByteReader(this.bytes.subarray(offset, offset + length), this.file, place);
  }

  u8(): number {
    return this.view.getUint8(this.step(1));
  }

  u16(): number {
    return this.view.getUint16(this.step(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.step(4), true);
  }

  i32(): number {
    return this.view.getInt32(this.step(4), true);
  }

  u64(): bigint {
    return this.view.getBigUint64(this.step(8), true);
  }

  f32(): number {
    return this.view.getFloat32(this.step(4), true);
  }

  f64(): number {
    return this.view.getFloat64(this.step(8), true);
  }

  /** A number of one, two or four bytes, as ECMA-335 II.23.2 packs it. */
  packed(): number {
    const first = this.u8();
    if (first < 0x80) return first;
    if (first < 0xc0) return ((first & 0x3f) << 8) | this.u8();
    if (first < 0xe0) {
      return ((first & 0x1f) << 24) | (this.u8() << 16) | (this.u8() << 8) | this.u8();
    }
    return this.fail(`the packed number at ${this.at - 1} begins with ${first}`);
  }

  /** A number of WebAssembly: seven bits a byte, the lowest first. */
  leb(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    return this.fail(`the number at ${this.at} does not end`);
  }

  skip(count: number): void {
    this.step(count);
  }

  utf8(length: number): string {
    const start = this.step(length);
    return utf8.decode(this.bytes.subarray(start, start + length));
  }

  utf16(length: number): string {
    const start = this.step(length);
    return utf16.decode(this.bytes.subarray(start, start + length));
  }

  fail(reason: string): never {
    return fail(this.file, `in ${this.place}, ${reason}`);
  }

  private step(count: number): number {
    const start = this.at;
    if (count < 0 || start + count > this.length) {
      this.fail(`${count} bytes should follow at ${start}, but it ends at ${this.length}`);
    }
    this.at = start + count;
    return start;
  }
}
