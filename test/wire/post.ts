import type { Beside } from '../../wire/beside.js';
import { OwnedObjects } from '../../wire/handles.js';
import { HEAD, Outbox } from '../../wire/outbox.js';

export interface Posted {
  readonly number: number;
  readonly body: number[];
  readonly buffers: readonly Beside[];
}

/** An outbox, and what left it. */
export class Post {
  readonly owned = new OwnedObjects();
  readonly frames: Posted[] = [];
  readonly outbox = new Outbox(this.owned, (bytes, buffers) => {
    const number = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    this.frames.push({ number, body: [...bytes.subarray(HEAD)], buffers });
  });

  write(...bytes: number[]): void {
    this.outbox.record((out) => {
      out.raw(Uint8Array.from(bytes));
    });
  }

  get bodies(): number[][] {
    return this.frames.map(({ body }) => body);
  }
}
