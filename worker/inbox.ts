import type { Beside } from '../wire/beside.js';
import { ByteReader } from '../wire/byte-reader.js';
import type { Connection, Terminal } from '../wire/connection.js';
import { besideOf, bytesOf, type FrameMessage } from '../wire/frame-message.js';

interface Carried {
  readonly base: number;
  readonly acts: (() => void)[];
}

/**
 * What arrives in the worker. A frame of the shared lane can overtake messages that were posted before it: what
 * such a frame carries beside its answer is decoded at once, since the answer may build on it, but acts only
 * when C# is free and every message posted before it has been taken in.
 */
export class Inbox {
  private carried: Carried[] = [];

  constructor(private readonly connection: Connection) {}

  acceptMessage(message: FrameMessage): void {
    this.acceptFrame(bytesOf(message), besideOf(message));
  }

  acceptFrame(bytes: Uint8Array, beside: readonly Beside[]): void {
    const input = new ByteReader(bytes);
    const { outbox } = this.connection;
    // What was carried is older than this frame.
    this.release();
    const number = input.u32();
    input.u32();
    this.connection.acceptMessage(input, beside);
    // Not before its end: what leaves meanwhile must not say that all of it was taken in.
    outbox.received = number;
    this.release();
    outbox.flush();
  }

  acceptCarried(base: number, input: ByteReader, beside: readonly Beside[]): Terminal | undefined {
    const acts: (() => void)[] = [];
    const terminal = this.connection.accept(input, beside, acts);
    if (acts.length > 0) {
      this.carried.push({ base, acts });
      queueMicrotask(() => {
        this.release();
      });
    }
    return terminal;
  }

  /** Whether something was carried that waits for messages posted before it. */
  get hasCarried(): boolean {
    return this.carried.length > 0;
  }

  private release(): void {
    for (
      let first = this.carried[0];
      first && first.base <= this.connection.outbox.received;
      first = this.carried[0]
    ) {
      this.carried.shift();
      for (const act of first.acts) act();
    }
  }
}
