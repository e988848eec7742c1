import { encodeArray } from '../wire/array-codec.js';
import type { Connection } from '../wire/connection.js';
import type { FrameWriter } from '../wire/frame-writer.js';
import { VIEW_WRITE } from '../wire/records.js';
import { AHEAD, IN_ORDER, REPEATED } from '../wire/view-write.js';
import type { CopiedArray } from '../wire/typed-arrays.js';

interface Write {
  readonly number: number;
  readonly handle: number;
  readonly place: number;
  readonly data: CopiedArray;
  /** The frame that takes it along. */
  readonly frame: number;
  /** The frame of the last call before it. */
  readonly afterCall: number;
}

/**
 * What the page writes into ArraySegments, in order. While C# waits in a synchronous import it reads no messages, so
 * a write that was posted just before would land after the import: the answer carries it again, and the worker
 * applies each number once. A write that follows a call which C# has not taken in yet stays behind that call.
 */
export class ViewWrites {
  private next = 1;
  private log: Write[] = [];
  private acknowledged = 0;

  constructor(private readonly connection: () => Connection) {}

  write(handle: number, place: number, data: CopiedArray): void {
    const { outbox, lastCallFrame } = this.connection();
    const isAhead = outbox.isHeld;
    const frame = outbox.posted + 1;
    const write = { number: this.next++, handle, place, data, frame, afterCall: lastCallFrame };
    // What is held back leaves in the answer itself, and only there.
    if (isAhead) this.takeAlong(handle);
    else this.log.push(write);
    this.record(write, isAhead ? AHEAD : IN_ORDER);
  }

  /** The worker has taken in the frames up to this number. */
  acknowledge(frame: number): void {
    this.acknowledged = Math.max(this.acknowledged, frame);
    if (this.log.length === 0) return;
    this.log = this.log.filter((write) => write.frame > frame);
  }

  /** The worker waits behind this frame, in the middle of the next, of which it has taken in the writes up to that number. */
  begun(frame: number, number: number): void {
    this.acknowledge(frame);
    if (this.log.length === 0) return;
    this.log = this.log.filter((write) => write.number > number);
  }

  /** To be called when C# waits: what it may not have seen goes first into the frame that answers. */
  carry(): void {
    if (this.log.length === 0) return;
    this.connection().outbox.flush();
    for (const write of this.log) {
      if (write.afterCall <= this.acknowledged) this.repeat(write);
    }
    this.log = this.log.filter((write) => write.afterCall > this.acknowledged);
  }

  /** Older writes into the same segment that are under way by message must not land on top of what leaves ahead of them. */
  private takeAlong(handle: number): void {
    for (const write of this.log) if (write.handle === handle) this.repeat(write);
    this.log = this.log.filter((write) => write.handle !== handle);
  }

  private record(write: Write, way: number): void {
    this.connection().outbox.record((out) => {
      encodeWrite(out, write, way);
    });
  }

  /** It must not leave by message, however much there is. */
  private repeat(write: Write): void {
    this.connection().outbox.recordLast((out) => {
      encodeWrite(out, write, REPEATED);
    });
  }
}

function encodeWrite(out: FrameWriter, write: Write, way: number): void {
  out.u8(VIEW_WRITE);
  out.u32(write.number);
  out.u8(way);
  out.u32(write.handle);
  out.u32(write.place);
  encodeArray(out, write.data, false);
}
