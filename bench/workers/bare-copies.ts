import { ANSWERED, ASKED, STATE } from '../words.js';

/** What the page asks for: windows of the same length on shared memory, its words, and how often. */
interface Request {
  readonly shared: Uint8Array<SharedArrayBuffer>;
  readonly words: Int32Array;
  readonly count: number;
  /** Where the page writes, to the end. */
  readonly written: number;
}

/** Copies out of the memory of a WebAssembly module, waits for the page, and copies back what it wrote. */
addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const { shared, words, count, written } = data;
  const heap = heapOf(shared.length);
  for (let i = 0; i < count; i++) {
    shared.set(heap);
    Atomics.store(words, STATE, ASKED);
    postMessage(undefined);
    // The bell of the answer before may ring only now.
    while (Atomics.load(words, STATE) === ASKED) Atomics.wait(words, STATE, ASKED);
    heap.set(shared.subarray(written), written);
  }
  Atomics.store(words, STATE, ANSWERED);
  postMessage(heap[shared.length - 1]);
});

let kept: Uint8Array | undefined;

function heapOf(length: number): Uint8Array {
  kept ??= new Uint8Array(new WebAssembly.Memory({ initial: length / 65_536 }).buffer);
  return kept;
}
