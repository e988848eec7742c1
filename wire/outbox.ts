import { buffersOf, type Beside } from './beside.js';
import { FrameWriter } from './frame-writer.js';
import type { OwnedObjects } from './handles.js';
import { inMicrotask } from './microtask.js';

/** The head of a frame: how many frames were posted before and with it, and how many were received. */
export const HEAD = 8;
/** A frame is posted when it reaches this size, so that decoding one never holds the receiver for long. */
const CUT_AT = 16 * 1024;
/** And when so many units of text ride beside it, so that what one message carries has a bound. */
const CUT_TEXT_AT = 1024 * 1024;

/** A frame that is ready to leave by the shared lane. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly buffers: readonly ArrayBuffer[];
}

/** Sends one frame; the buffers beside it are transferred. The bytes are valid only until it returns. */
export type PostFrame = (bytes: Uint8Array, beside: readonly Beside[]) => void;

/**
 * What this side has to say, in order. Records of one turn leave together; while the other side is blocked in a
 * synchronous call (`held`), they wait for the frame that ends its wait, which carries them along.
 */
export class Outbox {
  readonly out = new FrameWriter();
  /** How many frames were posted: the number of the last. */
  posted = 0;
  /** How many frames of the other side were received, in the worker to their end; the head of each frame says so. */
  received = 0;
  private scheduled = false;
  private holds = false;
  private writing = false;
  private closed = false;
  private lastStart = HEAD;
  private lastBeside = 0;

  constructor(
    private readonly owned: OwnedObjects,
    private readonly post: PostFrame,
  ) {
    this.out.length = HEAD;
  }

  /** Whether records are kept back. */
  get isHeld(): boolean {
    return this.holds;
  }

  get isEmpty(): boolean {
    return this.out.length === HEAD;
  }

  /** Whether nobody is left to read. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** Writes one record whole, or leaves nothing of it and throws. */
  record(write: (out: FrameWriter) => void): void {
    if (this.closed) return;
    this.write(write);
    this.leave();
  }

  /** The same for the record that ends a frame of the shared lane: it must not leave by the other one. */
  recordLast(write: (out: FrameWriter) => void): void {
    if (this.closed) return;
    this.out.takesTexts = false;
    try {
      this.write(write);
    } finally {
      this.out.takesTexts = !this.holds;
    }
  }

  /** Begins a record, to be followed by `complete`, or `rollBack` where it cannot be written. */
  begin(): FrameWriter {
    if (this.writing)
      throw new Error(
        'Failed to send: a value made a call while it was being written. Make sure that its getters and its toString() make none.',
      );
    const { out } = this;
    this.lastStart = out.length;
    this.lastBeside = out.beside.length;
    if (out.sent.length > 0) out.sent.length = 0;
    this.writing = true;
    return out;
  }

  complete(): void {
    this.out.detachGiven();
    this.writing = false;
  }

  rollBack(): void {
    this.writing = false;
    this.takeBackLast();
  }

  /** Lets what is complete leave: when the turn is over, or now when it is much. */
  leave(): void {
    if (this.holds || this.isEmpty) return;
    if (this.out.length >= CUT_AT || this.out.textLength >= CUT_TEXT_AT) this.flush();
    else if (!this.scheduled) {
      this.scheduled = true;
      inMicrotask(this.flushTurn);
    }
  }

  /** Keeps records back, or lets them go again. */
  hold(holds: boolean): void {
    if (holds && this.out.hasTexts) this.flush();
    this.holds = holds;
    this.out.takesTexts = !holds;
    if (!holds) this.leave();
  }

  /** Posts what is there. */
  flush(): void {
    if (this.holds || this.isEmpty) return;
    const { out } = this;
    out.setU32(0, ++this.posted);
    out.setU32(4, this.received);
    const bytes = out.bytes.subarray(0, out.length);
    const { beside } = out;
    this.clear();
    this.post(bytes, beside);
  }

  /** What would leave now for the shared lane; valid until the next record is written. */
  peek(): Frame {
    const { out } = this;
    out.setU32(0, this.posted);
    out.setU32(4, this.received);
    return { bytes: out.bytes.subarray(0, out.length), buffers: buffersOf(out.beside) };
  }

  /** Posts what is there even while records are held. */
  postHeld(): void {
    const held = this.holds;
    this.holds = false;
    this.flush();
    this.holds = held;
  }

  /** Takes what is there for the shared lane. */
  take(): Frame {
    const frame = this.peek();
    this.left();
    return frame;
  }

  /** What was peeked at has left. */
  left(): void {
    this.clear();
  }

  /** Drops what is there, and everything from now on: nobody is left to read it. */
  close(): void {
    this.closed = true;
    this.clear();
  }

  /** Takes the last record back, as if it had not been written. */
  takeBackLast(): void {
    const handles = this.out.rewind(this.lastStart, this.lastBeside, 0);
    for (const handle of handles) this.owned.release(handle, 1);
  }

  private write(write: (out: FrameWriter) => void): void {
    const out = this.begin();
    try {
      write(out);
      this.complete();
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  private readonly flushTurn = (): void => {
    this.scheduled = false;
    this.flush();
  };

  private clear(): void {
    this.out.clear();
    this.out.length = HEAD;
  }
}
