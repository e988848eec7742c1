import { Chances } from '../wire/chances.js';
import type { Connection } from '../wire/connection.js';
import { DOORBELL, RING_AGAIN_MS } from '../wire/hello.js';
import {
  AWAY,
  FRAME,
  LingerArea,
  lingerWords,
  PAGE_POSTED,
  PAGE_RECEIVED,
  PAGE_WORD,
  WAITS,
  WORKER_RECEIVED,
  WORKER_WORD,
} from '../wire/linger-memory.js';
import { inMicrotask } from '../wire/microtask.js';
import { waitWhile } from '../wire/wait.js';
import type { Thread } from './thread.js';

/** A page that awaits call after call has the next one ready well within this time. */
const LINGER_MS = 0.2;
const LOOK_MS = 0.1;
/** After what took so long, a wait would save little, and the page may need the processor. */
const LONG_MS = 0.5;
/** For so long the worker serves shared memory alone; then timers, the network and messages have their turn. */
const LONGEST_TURN_MS = 1;
/** A Task that C# completes at once needs a few microtasks to become a reply. */
const MOST_HOPS = 16;

/**
 * The worker's end of what goes through shared memory while it lingers: after a call it waits a very short while for
 * the next one before it returns to its event loop. Each wait is a microtask of its own, so that the promises of C#
 * go on in between.
 */
export class Linger {
  private readonly words: Int32Array<SharedArrayBuffer>;
  private readonly toWorker: LingerArea;
  private readonly toPage: LingerArea;
  private arrival = 0;
  private turnBegan = 0;
  private readonly chances = new Chances();
  private hops = 0;
  private willRing = false;

  constructor(
    buffer: SharedArrayBuffer,
    private readonly connection: Connection,
    private readonly thread: Thread,
    private readonly accept: (take: () => Uint8Array<ArrayBuffer>) => void,
  ) {
    this.words = lingerWords(buffer);
    this.toWorker = new LingerArea(buffer, true);
    this.toPage = new LingerArea(buffer, false);
  }

  /** A message has come. */
  arrived(): void {
    this.arrival = performance.now();
  }

  /** What it asked for is done: the next call may be near. */
  begin(): void {
    const now = performance.now();
    if (now - this.arrival > LONG_MS || !this.hasNoMessage() || !this.chances.take()) return;
    this.turnBegan = now;
    this.hops = 0;
    inMicrotask(this.wait);
  }

  /** Gives frame number `posted` to a page that listens; false when it has to go by message. */
  give(frame: Uint8Array, posted: number): boolean {
    const { words, toPage } = this;
    if (Atomics.load(words, PAGE_WORD) !== WAITS || !toPage.fits(frame)) return false;
    if (Atomics.load(words, PAGE_RECEIVED) !== posted - 1) return false;
    toPage.put(frame);
    Atomics.store(words, PAGE_WORD, FRAME);
    Atomics.notify(words, PAGE_WORD);
    this.ringLater();
    return true;
  }

  private ringLater(): void {
    if (this.willRing) return;
    this.willRing = true;
    setTimeout(() => {
      this.willRing = false;
      if (Atomics.load(this.words, PAGE_WORD) !== FRAME) return;
      this.thread.post(DOORBELL);
      this.ringLater();
    }, RING_AGAIN_MS);
  }

  private readonly wait = (): void => {
    const { words, connection } = this;
    if (
      (connection.answers.unanswered > 0 || !connection.outbox.isEmpty) &&
      this.hops++ < MOST_HOPS
    ) {
      inMicrotask(this.wait);
      return;
    }
    Atomics.store(words, WORKER_RECEIVED, connection.outbox.received);
    Atomics.store(words, WORKER_WORD, WAITS);
    // A message that was posted just before found nobody to call away.
    if (this.hasNoMessage())
      waitWhile(words, WORKER_WORD, WAITS, this.thread.mayLook ? LOOK_MS : 0, LINGER_MS);
    if (Atomics.exchange(words, WORKER_WORD, AWAY) !== FRAME) {
      this.chances.wasInVain();
      return;
    }
    this.chances.paid();
    this.hops = 0;
    this.accept(() => this.toWorker.take());
    if (performance.now() - this.turnBegan < LONGEST_TURN_MS) inMicrotask(this.wait);
  };

  private hasNoMessage(): boolean {
    return Atomics.load(this.words, PAGE_POSTED) === this.connection.outbox.received;
  }
}
