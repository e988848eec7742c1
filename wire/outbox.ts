import { FrameWriter } from './frame-writer.js';
import type { OwnedObjects } from './handles.js';

/** The head of a frame: its number among the frames posted before and with it. */
export const HEAD = 4;
/** A frame is posted when it reaches this size, so that decoding one never holds the receiver for long. */
const CUT_AT = 16 * 1024;

/** A frame that is ready to leave by whichever lane. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly buffers: readonly ArrayBuffer[];
}

/** Sends one frame as a message; its buffers are transferred. */
export type PostFrame = (bytes: ArrayBuffer, buffers: readonly ArrayBuffer[]) => void;

/**
 * What this side has to say, in order. Records of one turn leave together; while the other side is blocked in a
 * synchronous call (`held`), they wait for the frame that ends its wait, which carries them along.
 */
export class Outbox {
  readonly out = new FrameWriter();
  /** How many frames were posted: the number of the last. */
  posted = 0;
  private scheduled = false;
  private holds = false;
  private lastStart = HEAD;

  constructor(
    private readonly owned: OwnedObjects,
    private readonly post: PostFrame,
  ) {
    this.out.length = HEAD;
  }

  get isEmpty(): boolean {
    return this.out.length === HEAD;
  }

  /** Writes one record whole, or leaves nothing of it and throws. */
  record(write: (out: FrameWriter) => void): void {
    this.recordLast(write);
    this.written();
  }

  /** The same for the record that ends a frame of the shared lane: it must not leave by the other one. */
  recordLast(write: (out: FrameWriter) => void): void {
    const { out } = this;
    const start = out.length;
    const buffers = out.buffers.length;
    out.sent.length = 0;
    try {
      write(out);
    } catch (error) {
      out.length = start;
      out.buffers.length = buffers;
      for (const handle of out.sent) this.owned.release(handle, 1);
      throw error;
    }
    this.lastStart = start;
  }

  /** Keeps records back, or lets them go again. */
  hold(holds: boolean): void {
    this.holds = holds;
    if (!holds) this.written();
  }

  /** Posts what is there. */
  flush(): void {
    if (this.holds || this.isEmpty) return;
    const { out } = this;
    out.setU32(0, ++this.posted);
    const bytes = out.bytes.slice(0, out.length).buffer;
    const { buffers } = out;
    this.clear();
    this.post(bytes, buffers);
  }

  /** What would leave now. */
  peek(): Frame {
    return { bytes: this.out.bytes.subarray(0, this.out.length), buffers: this.out.buffers };
  }

  /** Takes the last record back, and posts those before it even while records are held. */
  splitLast(): void {
    this.out.length = this.lastStart;
    const held = this.holds;
    this.holds = false;
    this.flush();
    this.holds = held;
  }

  /** Takes what is there for the shared lane; valid until the next record is written. */
  take(): Frame {
    const { out } = this;
    out.setU32(0, this.posted);
    const frame = { bytes: out.bytes.subarray(0, out.length), buffers: out.buffers };
    this.clear();
    return frame;
  }

  private written(): void {
    if (this.holds || this.isEmpty) return;
    if (this.out.length >= CUT_AT) this.flush();
    else if (!this.scheduled) {
      this.scheduled = true;
      queueMicrotask(() => {
        this.scheduled = false;
        this.flush();
      });
    }
  }

  private clear(): void {
    this.out.clear();
    this.out.length = HEAD;
  }
}
