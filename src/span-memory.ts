import { ALIVE, FILLED_WORD, LIFE_WORD } from '../wire/shared-memory.js';
import { bytesOf } from '../wire/buffer-source.js';
import { arrayOver, type CopiedArray } from '../wire/typed-arrays.js';
import { SynchronousImportError } from './errors.js';

/** What the worker copies at a time is read at a time: the two threads copy at once, a piece apart. */
const PIECE = 256 * 1024;

/** The shared memory of the Spans. The worker goes on copying into it while the page serves the call. */
export class SpanMemory {
  constructor(
    private readonly buffer: SharedArrayBuffer | undefined,
    private readonly words: Int32Array<SharedArrayBuffer>,
    private readonly pause: (words: typeof this.words, word: number, value: number) => void,
    /** How long the page looks in vain, in milliseconds. */
    private readonly longest: number,
  ) {}

  elements(kind: number, start: number, length: number): CopiedArray {
    return arrayOver(kind, this.buffer ?? new ArrayBuffer(0), start, length);
  }

  /** Copies `source`, a part of this memory, as it comes. A target that is too short is refused first. */
  read(source: CopiedArray, target: CopiedArray): void {
    const end = source.byteOffset + source.byteLength;
    if (source.length > target.length || this.filled >= end) {
      target.set(source);
      return;
    }
    const [from, to] = [bytesOf(source), bytesOf(target)];
    for (let at = 0; at < from.length; at += PIECE) {
      const part = from.subarray(at, at + PIECE);
      this.require(part.byteOffset + part.length);
      to.set(part, at);
    }
  }

  /** Waits until all of `elements` is there. */
  requireAll({ byteOffset, byteLength }: CopiedArray): void {
    this.require(byteOffset + byteLength);
  }

  /** Waits until C#'s bytes before `end` are there. */
  private require(end: number): void {
    if (this.filled >= end) return;
    const deadline = performance.now() + this.longest;
    while (this.filled < end) {
      this.pause(this.words, FILLED_WORD, this.filled | 0);
      const isAlive = Atomics.load(this.words, LIFE_WORD) === ALIVE;
      if (isAlive && performance.now() < deadline) continue;
      throw new SynchronousImportError(
        'Failed to read a Span: its runtime ended, or did not copy it in time. Make sure that the page leaves it a processor, or raise withNestedCallTimeout().',
      );
    }
  }

  private get filled(): number {
    return Atomics.load(this.words, FILLED_WORD) >>> 0;
  }
}
