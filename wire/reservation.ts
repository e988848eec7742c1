const MEBIBYTE = 1024 * 1024;
const LARGEST_SIZES = [1024, 512, 256, 64].map((mebibytes) => mebibytes * MEBIBYTE);

/**
 * WebKit has 64 GiB of address space for all buffers and WebAssembly memories of a page, and does not collect to get
 * some: without any left, no buffer of any size is to be had. A page that makes one runtime after the other must leave
 * room, as what ended runtimes have reserved is free only once it is collected.
 * https://github.com/WebKit/WebKit/blob/main/Source/bmalloc/bmalloc/Gigacage.h
 */
const MOST_RESERVED = 16 * 1024 * MEBIBYTE;
const SIZE_BEYOND = 128 * MEBIBYTE;

let reserved = 0;
const collected = new FinalizationRegistry<number>((size) => (reserved -= size));

/** A growable buffer: only what is used takes memory, the rest is address space. */
export function reserve(): SharedArrayBuffer | undefined {
  const largest = reserved < MOST_RESERVED ? Infinity : SIZE_BEYOND;
  for (const maxByteLength of LARGEST_SIZES) {
    const buffer = reserveUpTo(Math.min(maxByteLength, largest));
    if (!buffer) continue;
    // An engine that does not know the option ignores it.
    if (!buffer.growable) return undefined;
    reserved += buffer.maxByteLength;
    collected.register(buffer, buffer.maxByteLength);
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
