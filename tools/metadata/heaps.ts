import type { ByteReader } from './byte-reader.js';

/** .NET itself loads no longer one; without a limit a damaged heap would be decoded again for every name. */
const LONGEST_NAME = 4096;

/** `#Strings`: names, each ended by a zero. Decoded when first asked for, and then kept. */
export class Strings {
  private readonly known = new Map<number, string>();

  constructor(private readonly heap: ByteReader) {}

  get(index: number): string {
    const known = this.known.get(index);
    if (known !== undefined) return known;
    const { heap } = this;
    const length = heap.bytes.subarray(index, index + LONGEST_NAME).indexOf(0);
    if (length < 0) heap.fail(`no name begins at ${index}`);
    heap.at = index;
    const text = heap.utf8(length);
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

  /** @param longest - how many bytes it may take; a longer one is an error */
  get(index: number, longest: number): string {
    const { heap } = this;
    heap.at = index;
    const size = heap.packed();
    if (size > longest)
      heap.fail(`the text at ${index} takes ${size} bytes, not at most ${longest}`);
    return size === 0 ? '' : heap.part(heap.at, size, 'text literal').utf16(size & ~1);
  }
}
