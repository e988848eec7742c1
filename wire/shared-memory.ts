import { allocateMarks } from './cancel-marks.js';
import { allocateLinger } from './linger-memory.js';
import type { Frame } from './outbox.js';
import { reserve } from './reservation.js';
import { requireRoom } from './room.js';

/** Places of the control words. Each thread waits on its own word; the other one stores there. */
export const WORKER_WORD = 0;
export const PAGE_WORD = 1;
/** Stays 0 while the runtime lives; set before the worker is woken for the last time. */
export const LIFE_WORD = 2;
/** Whether the page spins on its word: then no doorbell is needed, and none would be heard. */
export const SPIN_WORD = 3;
/** Whether the page hears its word change by itself: then no doorbell is needed either. */
export const LISTENS_WORD = 4;
const LENGTH_WORD = 5;
const PLACE_WORD = 6;
const RIDING_WORD = 7;
const BASE_WORD = 8;
const WRITES_WORD = 9;
/** The bytes of the Spans before this place are there; the worker goes on copying while the page serves the call. */
export const FILLED_WORD = 10;
const WORDS = 11;

/** What the worker copies of a Span at a time the page reads at a time: the two threads copy at once, a piece apart. */
export const SPAN_PIECE = 256 * 1024;

/** Values of the words that are waited on. */
export const WAITING = 0;
export const FRAME = 1;
/** Values of the life word. */
export const ALIVE = 0;
export const DEAD = 1;

const FIXED_SIZE = 64 * 1024;

/** What the page makes and the worker receives. */
export interface SharedBuffers {
  readonly fixed: SharedArrayBuffer;
  /** Missing where the engine has no growable SharedArrayBuffer: then a frame has at most 64 KiB. */
  readonly large: SharedArrayBuffer | undefined;
  /** The Spans of the imports that C# waits for; missing likewise: then a Span cannot cross. */
  readonly spans: SharedArrayBuffer | undefined;
  /** Frames that wait for no answer, while the worker lingers: `linger-memory.ts`. */
  readonly linger: SharedArrayBuffer;
  /** The calls that the page has given up: `cancel-marks.ts`. */
  readonly marks: SharedArrayBuffer;
}

export function allocateShared(): SharedBuffers {
  const fixed = new SharedArrayBuffer(WORDS * 4 + FIXED_SIZE);
  const [linger, marks] = [allocateLinger(), allocateMarks()];
  return { fixed, large: reserve(), spans: reserve(), linger, marks };
}

/**
 * The memory of the shared lane. One side at a time has the turn: it alone may write a frame, and it hands the
 * turn over by storing the other's word. What is read is copied out first, since the text decoder refuses views
 * of shared memory.
 */
export class SharedMemory {
  readonly words: Int32Array<SharedArrayBuffer>;
  private readonly fixed: Uint8Array<SharedArrayBuffer>;
  private readonly large: SharedArrayBuffer | undefined;
  private readonly scratch = new Uint8Array(FIXED_SIZE);

  constructor(buffers: SharedBuffers) {
    this.words = new Int32Array(buffers.fixed, 0, WORDS);
    this.fixed = new Uint8Array(buffers.fixed, WORDS * 4);
    this.large = buffers.large;
  }

  /** Makes room for a frame; false when there is none to be had. */
  reserve({ bytes, buffers }: Frame): boolean {
    const { large } = this;
    const size = frameSize(bytes, buffers);
    if (size <= FIXED_SIZE) return true;
    if (!large || size > large.maxByteLength) return false;
    try {
      if (large.byteLength < size) large.grow(size);
      return true;
    } catch {
      return false;
    }
  }

  get limit(): number {
    return this.large?.maxByteLength ?? FIXED_SIZE;
  }

  /**
   * Bytes first, then each buffer with its length. `riding` buffers come by message instead. `base` frames were posted
   * before this one: by message, and some may still be under way. `writes`: the last write into an ArraySegment that
   * was taken in.
   */
  write({ bytes, buffers }: Frame, { base = 0, riding = 0, writes = 0 } = {}): void {
    const target = this.room(frameSize(bytes, buffers));
    target.set(bytes);
    let at = bytes.length;
    for (const buffer of buffers) {
      writeLength(target, at, buffer.byteLength);
      target.set(new Uint8Array(buffer), at + 4);
      at += 4 + buffer.byteLength;
    }
    this.words[LENGTH_WORD] = bytes.length;
    this.words[RIDING_WORD] = riding;
    this.words[BASE_WORD] = base;
    this.words[WRITES_WORD] = writes;
    this.words[PLACE_WORD] = target === this.fixed ? -1 - buffers.length : buffers.length;
  }

  /** How many buffers of the frame come with its doorbell. */
  get riding(): number {
    return this.words[RIDING_WORD] ?? 0;
  }

  /** How many frames have to be received before this one. */
  get base(): number {
    return this.words[BASE_WORD] ?? 0;
  }

  /** The number of the last write into an ArraySegment that the other side has taken in of what came by message. */
  get writes(): number {
    return (this.words[WRITES_WORD] ?? 0) >>> 0;
  }

  /** The bytes are valid until the next `read`, unless they are to be `kept`. */
  read(kept = false): Frame {
    const place = this.words[PLACE_WORD] ?? 0;
    const length = this.words[LENGTH_WORD] ?? 0;
    const count = place < 0 ? -1 - place : place;
    const source = place < 0 ? this.fixed : new Uint8Array(this.large ?? new SharedArrayBuffer(0));
    requireRoom(length, source.length);
    const bytes =
      length <= FIXED_SIZE && !kept ? this.scratch.subarray(0, length) : new Uint8Array(length);
    bytes.set(source.subarray(0, length));
    const buffers: ArrayBuffer[] = [];
    for (let i = 0, at = length; i < count; i++) {
      requireRoom(4, source.length - at);
      const size = readLength(source, at);
      requireRoom(size, source.length - at - 4);
      buffers.push(new Uint8Array(source.subarray(at + 4, at + 4 + size)).buffer);
      at += 4 + size;
    }
    return { bytes, buffers };
  }

  private room(size: number): Uint8Array<SharedArrayBuffer> {
    const { large } = this;
    return size <= FIXED_SIZE || !large ? this.fixed : new Uint8Array(large, 0, size);
  }
}

function frameSize(bytes: Uint8Array, buffers: readonly ArrayBuffer[]): number {
  return buffers.reduce((size, buffer) => size + 4 + buffer.byteLength, bytes.length);
}

function writeLength(target: Uint8Array, at: number, length: number): void {
  for (let i = 0; i < 4; i++) target[at + i] = (length >>> (8 * i)) & 0xff;
}

function readLength(source: Uint8Array, at: number): number {
  let length = 0;
  for (let i = 0; i < 4; i++) length |= (source[at + i] ?? 0) << (8 * i);
  return length >>> 0;
}
