const MEBIBYTE = 1024 * 1024;
const SIZES = [1024, 512, 256, 128, 64, 32, 16].map((mebibytes) => mebibytes * MEBIBYTE);

/**
 * WebKit has 64 GiB of address space for all buffers and WebAssembly memories of a page, and does not collect to get
 * some: without any left, no buffer of any size is to be had. A page that makes one runtime after the other must leave
 * room, as what ended runtimes have reserved is free only once it is collected.
 * https://github.com/WebKit/WebKit/blob/main/Source/bmalloc/bmalloc/Gigacage.h
 */
const BUDGET = 16 * 1024 * MEBIBYTE;
/** Nobody takes more of what is left than one part of so many; but the smallest size each may have. */
const PARTS = 8;

let left = BUDGET;
const collected = new FinalizationRegistry<number>((size) => (left += size));

/** A growable buffer: only what is used takes memory, the rest is address space. */
export function reserve(): SharedArrayBuffer | undefined {
  const share = left / PARTS;
  const smallest = SIZES.at(-1);
  for (const maxByteLength of SIZES.filter((size) => size <= share || size === smallest)) {
    const buffer = reserveUpTo(maxByteLength);
    if (!buffer) continue;
    // An engine that does not know the option ignores it.
    if (!buffer.growable) return undefined;
    left -= maxByteLength;
    collected.register(buffer, maxByteLength);
    return buffer;
  }
  return undefined;
}

function reserveUpTo(maxByteLength: number): SharedArrayBuffer | undefined {
  try {
    return new SharedArrayBuffer(0, { maxByteLength });
  } catch {
    // That much address space is not to be had.
    return undefined;
  }
}
