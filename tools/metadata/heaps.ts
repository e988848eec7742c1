import type { ByteReader } from './byte-reader.js';

/** `#Strings`: names, each ended by a zero. Decoded when first asked for, and then kept. */
export class Strings {
  private readonly known = new Map<number, string>();

  constructor(private readonly heap: ByteReader) {}

  get(index: number): string {
    const known = this.known.get(index);
    if (known !== undefined) return known;
    const { heap } = this;
    const end = heap.bytes.indexOf(0, index);
    if (index >= heap.length || end < 0) heap.fail(`no name begins at ${index}`);
    heap.at = index;
    const text = heap.utf8(end - index);
    this.known.set(index, text);
    return text;
  }
}

/** `#Blob`: signatures and attribute values, each led by its length. */
export class Blobs {
  constructor(private readonly heap: ByteReader) {}

  get(index: number, place: string): ByteReader {
    const { heap } = this;
    heap.at = index;
    const size = heap.packed();
    return heap.part(heap.at, size, place);
  }
}

/** `#US`: the text literals of the code, in UTF-16 with one byte behind them. */
export class UserStrings {
  constructor(private readonly heap: ByteReader) {}

  get(index: number): string {
    const { heap } = this;
    heap.at = index;
    const size = heap.packed();
    return size === 0 ? '' : heap.part(heap.at, size, 'text literal').utf16(size & ~1);
  }
}
