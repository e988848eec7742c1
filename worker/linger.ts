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
import { canWaitAsync, waitWhile } from '../wire/wait.js';
import type { Thread } from './thread.js';

/** A page that awaits call after call has the next one ready well within this time. */
const LINGER_MS = 0.2;
const LOOK_MS = 0.1;
/** After what took so long, a wait would save little, and the page may need the processor. */
const LONG_MS = 0.5;
/** For so long the worker serves shared memory alone; then it rests, and its event loop has a turn. */
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
  /** What ends the rest that it takes; undefined while it takes none. */
  private endRest: (() => void) | undefined;

  constructor(
    buffer: SharedArrayBuffer,
    private readonly connection: Connection,
    private readonly thread: Pick<Thread, 'mayLook' | 'nextTask' | 'post'>,
    private readonly accept: (take: () => Uint8Array<ArrayBuffer>) => void,
  ) {
    this.words = lingerWords(buffer);
    this.toWorker = new LingerArea(buffer, true);
    this.toPage = new LingerArea(buffer, false);
  }

  /** A message has come. What the page gave before it, while the worker rested, is older. */
  arrived(): void {
    this.arrival = performance.now();
    if (this.endRest) this.leave();
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
    this.comeBack();
    // A message that was posted just before found nobody to call away.
    if (this.hasNoMessage())
      waitWhile(words, WORKER_WORD, WAITS, this.thread.mayLook ? LOOK_MS : 0, LINGER_MS);
    if (this.leave() !== FRAME) {
      this.chances.wasInVain();
      return;
    }
    this.chances.paid();
    this.hops = 0;
    const turn = performance.now() - this.turnBegan;
    if (turn < LONGEST_TURN_MS) inMicrotask(this.wait);
    else if (turn < LONGEST_TURN_MS + LONG_MS) this.rest();
  };

  /** Stays where the page can give it a frame until the event loop comes back here. */
  private rest(): void {
    if (!canWaitAsync()) return;
    // One that comes late belongs to a rest that has ended.
    const end = (): void => {
      if (this.endRest === end) this.resume();
    };
    this.endRest = end;
    this.comeBack();
    this.thread.nextTask(end);
    // WebKit takes the message of such a task through the page's thread, which may be busy: the page wakes too.
    const { async, value } = Atomics.waitAsync(this.words, WORKER_WORD, WAITS);
    if (async) void value.then(end);
  }

  private resume(): void {
    this.turnBegan = performance.now();
    const word = this.leave();
    // A message calls away, or was posted before: it has yet to come, and will go on.
    if (word !== AWAY && this.hasNoMessage()) inMicrotask(this.wait);
  }

  /** From here on the page may give a frame. */
  private comeBack(): void {
    Atomics.store(this.words, WORKER_RECEIVED, this.connection.outbox.received);
    Atomics.store(this.words, WORKER_WORD, WAITS);
  }

  /** From here on the page gives none; one that it gave is taken in. Says how things stood. */
  private leave(): number {
    this.endRest = undefined;
    const word = Atomics.exchange(this.words, WORKER_WORD, AWAY);
    if (word === FRAME) this.accept(() => this.toWorker.take());
    return word;
  }

  private hasNoMessage(): boolean {
    return Atomics.load(this.words, PAGE_POSTED) === this.connection.outbox.received;
  }
}
