import { bytesOf } from '../wire/buffer-source.js';
import { FILLED_WORD, SPAN_PIECE } from '../wire/shared-memory.js';
import { arrayOver, type CopiedArray } from '../wire/typed-arrays.js';
import { SynchronousImportError } from './errors.js';
import type { Pause } from './pause.js';

/** A worker that the browser has ended says nothing any more. */
const STALLED_MS = 5000;

/** The shared memory of the Spans. The worker goes on copying into it while the page serves the call. */
export class SpanMemory {
  constructor(
    private readonly buffer: SharedArrayBuffer | undefined,
    private readonly words: Int32Array<SharedArrayBuffer>,
    private readonly pause: Pause,
    /** Throws when the runtime has ended. */
    private readonly requireAlive: () => void,
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
    for (let at = 0; at < from.length; at += SPAN_PIECE) {
      const part = from.subarray(at, at + SPAN_PIECE);
      this.require(part.byteOffset + part.length);
      to.set(part, at);
    }
  }

  /** Waits until all of `elements` is there. */
  requireAll({ byteOffset, byteLength }: CopiedArray): void {
    this.require(byteOffset + byteLength);
  }

  /** Waits until what lies before the place `end` is there. */
  private require(end: number): void {
    let filled = this.filled;
    let deadline = 0;
    while (filled < end) {
      const before = filled;
      this.pause(this.words, FILLED_WORD, before | 0);
      filled = this.filled;
      if (filled !== before) deadline = 0;
      else {
        this.requireAlive();
        deadline ||= performance.now() + STALLED_MS;
        if (performance.now() > deadline) throw stalled();
      }
    }
  }

  private get filled(): number {
    return Atomics.load(this.words, FILLED_WORD) >>> 0;
  }
}

function stalled(): SynchronousImportError {
  return new SynchronousImportError(
    `Failed to wait for a Span: its worker copied nothing in ${String(STALLED_MS)} ms. Make sure that the machine leaves it a processor.`,
  );
}
