import { encodeArray } from '../wire/array-codec.js';
import type { Connection } from '../wire/connection.js';
import { VIEW_WRITE } from '../wire/records.js';
import type { CopiedArray } from '../wire/typed-arrays.js';

interface Write {
  readonly number: number;
  readonly handle: number;
  readonly place: number;
  readonly data: CopiedArray;
  /** The frame that took it along. */
  readonly frame: number;
}

/**
 * What the page writes into ArraySegments, in order. While C# waits in a synchronous import it reads no messages, so
 * a write that was posted just before would land after the import: the answer carries it again, and the worker
 * applies each number once.
 */
export class ViewWrites {
  private next = 1;
  private log: Write[] = [];

  constructor(private readonly connection: () => Connection) {}

  write(handle: number, place: number, data: CopiedArray): void {
    const { outbox } = this.connection();
    const write: Write = { number: this.next++, handle, place, data, frame: outbox.posted + 1 };
    this.log.push(write);
    this.record(write);
  }

  /** The worker has taken in the frames up to this number. */
  acknowledge(frame: number): void {
    if (this.log.length > 0) this.log = this.log.filter((write) => write.frame > frame);
  }

  /** To be called when C# waits: what it may not have seen goes first into the frame that answers. */
  carry(): void {
    if (this.log.length === 0) return;
    this.connection().outbox.flush();
    for (const write of this.log) this.record(write);
    this.log = [];
  }

  private record({ number, handle, place, data }: Write): void {
    this.connection().outbox.record((out) => {
      out.u8(VIEW_WRITE);
      out.u32(number);
      out.u32(handle);
      out.u32(place);
      encodeArray(out, data, false);
    });
  }
}
