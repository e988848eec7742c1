import { joined } from './buffer-source.js';

/**
 * Changes how a WebAssembly module has its memory, on the bytes of the module:
 * https://webassembly.github.io/spec/core/binary/modules.html and, for shared memories,
 * https://github.com/WebAssembly/threads/blob/main/proposals/threads/Overview.md
 */
const IMPORT_SECTION = 2;
const MEMORY_SECTION = 5;

/** Flags of a memory's limits. */
const WITH_MAXIMUM = 1;
const SHARED_WITH_MAXIMUM = 3;

/** Kinds of imports. */
const TABLE = 1;
const MEMORY = 2;
const GLOBAL = 3;
const TAG = 4;

const MAGIC = [0, 0x61, 0x73, 0x6d];
const HEADER = 8;

type Bytes = Uint8Array<ArrayBuffer>;

/** The most pages that a memory can have. An import takes what has no more than it says. */
const MOST_PAGES = 65536;

/**
 * The place where a module says how large its one memory is, which has a maximum and is not shared; undefined when it
 * declares none like that, `'more'` when `bytes`, the beginning of the module, ends before it.
 */
export function findMemory(bytes: Uint8Array): number | 'more' | undefined {
  if (bytes.length < HEADER) return 'more';
  if (!isModule(bytes)) return undefined;
  const input = new WasmReader(bytes);
  let id = input.u8();
  let size = input.u32();
  while (id < MEMORY_SECTION && !input.isPast) {
    input.position += size;
    id = input.u8();
    size = input.u32();
  }
  const count = input.u32();
  const place = input.position;
  const { flags } = input.limits();
  if (input.isPast) return 'more';
  return id === MEMORY_SECTION && count === 1 && flags === WITH_MAXIMUM ? place : undefined;
}

/** Makes the memory at `place` shared, or no longer. */
export function markShared(bytes: Uint8Array, place: number, isShared: boolean): void {
  bytes[place] = isShared ? SHARED_WITH_MAXIMUM : WITH_MAXIMUM;
}

/** The same module with its imported memory `module`.`name` shared; other modules as they are. */
export function shareImportedMemory(bytes: Bytes, module: string, name: string): Bytes {
  if (!isModule(bytes)) return bytes;
  const input = new WasmReader(bytes);
  while (!input.isPast) {
    const id = input.u8();
    const sizeAt = input.position;
    const size = input.u32();
    const start = input.position;
    if (id === IMPORT_SECTION) {
      const limits = findImport(input, module, name);
      if (!limits) return bytes;
      const shared = [SHARED_WITH_MAXIMUM, ...leb(limits.minimum), ...leb(MOST_PAGES)];
      const newSize = size + shared.length - (limits.end - limits.start);
      return joined([
        bytes.subarray(0, sizeAt),
        leb(newSize),
        bytes.subarray(start, limits.start),
        shared,
        bytes.subarray(limits.end),
      ]);
    }
    input.position = start + size;
  }
  return bytes;
}

function findImport(
  input: WasmReader,
  module: string,
  name: string,
): { minimum: number; start: number; end: number } | undefined {
  for (let left = input.u32(); left > 0 && !input.isPast; left--) {
    const isNamed = [input.name(), input.name()].join() === [module, name].join();
    const kind = input.u8();
    if (kind === MEMORY) {
      const start = input.position;
      const { flags, minimum } = input.limits();
      if (isNamed && flags <= WITH_MAXIMUM) return { minimum, start, end: input.position };
    } else input.skipImport(kind);
  }
  return undefined;
}

function isModule(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte);
}

/** Reads zeros past the end; then `isPast` says so. */
class WasmReader {
  position = HEADER;

  constructor(private readonly bytes: Uint8Array) {}

  get isPast(): boolean {
    return this.position > this.bytes.length;
  }

  u8(): number {
    return this.bytes[this.position++] ?? 0;
  }

  u32(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }

  /** Names of one byte a character are all that is looked for. */
  name(): string {
    const length = this.u32();
    const start = this.position;
    this.position += length;
    return String.fromCharCode(...this.bytes.subarray(start, start + Math.min(length, 64)));
  }

  limits(): { flags: number; minimum: number } {
    const flags = this.u8();
    const minimum = this.u32();
    if ((flags & WITH_MAXIMUM) !== 0) this.u32();
    return { flags, minimum };
  }

  skipImport(kind: number): void {
    if (kind === TABLE) {
      this.u8();
      this.limits();
    } else if (kind === GLOBAL) this.position += 2;
    else {
      if (kind === TAG) this.u8();
      this.u32();
    }
  }
}

function leb(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}
