/**
 * What rides beside the bytes of a message: buffers are transferred, long texts are the engine's own to copy, and
 * compiled wasm and shared memory of wasm are shared.
 */
export type Beside = ArrayBuffer | string | WebAssembly.Module | WebAssembly.Memory;

/** From this many units on, an engine copies a text faster in a message than it is encoded and decoded. */
export const TEXT_BESIDE_FROM = 16 * 1024;

/**
 * How many units of text one message carries at most: Chromium clones up to 2 GiB, and doubles what it has as it does.
 */
export const MOST_TEXT = 2 ** 29 - 2 ** 21;

/** The largest buffer that Chromium transfers. */
export const LARGEST_BUFFER = 2 ** 31 - 2 ** 21;

export function buffersOf(beside: readonly Beside[]): ArrayBuffer[] {
  if (beside.length === 0) return [];
  return beside.filter((each) => each instanceof ArrayBuffer);
}

/** The buffer at a place beside a frame. */
export function bufferAt(beside: readonly Beside[], place: number): ArrayBuffer {
  const buffer = beside[place];
  if (buffer instanceof ArrayBuffer) return buffer;
  throw new Error('Failed to read an array: its buffer is missing. The frame is damaged.');
}

/** The text at a place beside a frame. */
export function textAt(beside: readonly Beside[], place: number): string {
  const text = beside[place];
  if (typeof text === 'string') return text;
  throw new Error('Failed to read a text: it is missing beside its frame. The frame is damaged.');
}

/** The compiled wasm, or the memory of wasm, at a place beside a frame. */
export function wasmAt(
  beside: readonly Beside[],
  place: number,
): WebAssembly.Module | WebAssembly.Memory {
  const wasm = beside[place];
  if (wasm !== undefined && typeof wasm !== 'string' && !(wasm instanceof ArrayBuffer)) return wasm;
  throw new Error('Failed to read wasm: it is missing beside its frame. The frame is damaged.');
}
