/** What C# imports from "bench.js": the same functions for both runtimes. */
export const imports = { add, repeat, descend, readAndWrite };

export function add(a: number, b: number): number {
  return a + b;
}

function repeat(count: number, increment: (value: number) => number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value = increment(value);
  return value;
}

function descend(depth: number, further: (depth: number) => number): number {
  return depth === 0 ? 0 : further(depth - 1) + 1;
}

/** The members of a MemoryView that are used here: the same in both runtimes. */
export interface View {
  readonly length: number;
  copyTo(target: Uint8Array): void;
  set(source: Uint8Array, offset: number): void;
}

/** How many bytes at the end the page writes. */
export const WRITTEN_LENGTH = 64 * 1024;
let everything = new Uint8Array(0);
const part = new Uint8Array(WRITTEN_LENGTH).fill(7);

/** Reads all of it and writes its last 64 KiB. */
export function readAndWrite(view: View): void {
  if (everything.length !== view.length) everything = new Uint8Array(view.length);
  view.copyTo(everything);
  view.set(part, view.length - WRITTEN_LENGTH);
}
