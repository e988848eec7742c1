import { requireRoom } from './room.js';

/**
 * While the worker lingers after a call, the next frames of both sides go through shared memory instead of by
 * message, which takes a fraction of the time. A frame goes this way only when the other side has taken in
 * everything that was posted before it: so it never overtakes a message. None overtakes it either: who hears a message
 * while a frame lies here, as the worker can in a turn of its event loop, takes the frame in first.
 */

/** Where the worker is: AWAY, WAITS for a frame, or has a FRAME to take. */
export const WORKER_WORD = 0;
/** The same for the page, which listens meanwhile, and never blocks. */
export const PAGE_WORD = 1;
/** How many frames the page has posted, and each side has received, by either lane. */
export const PAGE_POSTED = 2;
export const PAGE_RECEIVED = 3;
export const WORKER_RECEIVED = 4;
const WORDS = 8;

export const AWAY = 0;
export const WAITS = 1;
export const FRAME = 2;

/** A full frame, the record that made it full, and before them their length. */
const ROOM = 20 * 1024;

export function allocateLinger(): SharedArrayBuffer {
  return new SharedArrayBuffer(WORDS * 4 + 2 * (4 + ROOM));
}

export function lingerWords(buffer: SharedArrayBuffer): Int32Array<SharedArrayBuffer> {
  return new Int32Array(buffer, 0, WORDS);
}

/** The place of the frames that go one way. */
export class LingerArea {
  private readonly length: Int32Array<SharedArrayBuffer>;
  private readonly bytes: Uint8Array<SharedArrayBuffer>;

  constructor(buffer: SharedArrayBuffer, toWorker: boolean) {
    const start = WORDS * 4 + (toWorker ? 0 : 4 + ROOM);
    this.length = new Int32Array(buffer, start, 1);
    this.bytes = new Uint8Array(buffer, start + 4, ROOM);
  }

  fits(frame: Uint8Array): boolean {
    return frame.length <= ROOM;
  }

  put(frame: Uint8Array): void {
    this.bytes.set(frame);
    this.length[0] = frame.length;
  }

  /** A copy: the text decoder refuses views of shared memory. */
  take(): Uint8Array<ArrayBuffer> {
    const length = this.length[0] ?? 0;
    requireRoom(length, ROOM);
    return new Uint8Array(this.bytes.subarray(0, length));
  }
}
