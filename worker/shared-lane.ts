import type { Connection, Terminal } from '../wire/connection.js';
import type { Callee, CallTarget } from '../wire/host.js';
import type { Form } from '../wire/form.js';
import { DOORBELL, RING_AGAIN_MS } from '../wire/hello.js';
import { SYNC_CALL, SYNC_THROW } from '../wire/records.js';
import {
  ALIVE,
  DEAD,
  FILLED_WORD,
  FRAME,
  LIFE_WORD,
  LISTENS_WORD,
  PAGE_WORD,
  SharedMemory,
  SPIN_WORD,
  WAITING,
  WORKER_WORD,
  type SharedBuffers,
} from '../wire/shared-memory.js';
import { handOver, putAnswer, putCall, requireTerminal, takeFrame } from '../wire/shared-turn.js';
import { waitWhile } from '../wire/wait.js';
import type { Inbox } from './inbox.js';
import type { Thread } from './thread.js';
import { catchable } from './thrown.js';
import type { Views } from './views.js';

/** Most imports are answered within this time. */
const LOOK_MS = 0.05;
/**
 * One that reads Spans takes longer: the page reads some ten gigabytes in a second. It reads while this thread copies,
 * and is soon done. Where it reads in place this thread has nothing to do, and would only take its core from it.
 */
const LOOK_MS_PER_BYTE = 1e-7;
const LONGEST_LOOK_MS = 2;

/** The worker's end of the shared lane: a synchronous call blocks here until the page has answered. */
export class SharedLane {
  private readonly memory: SharedMemory;
  private depth = 0;
  /** For how long to look for the next answer before this thread sleeps. */
  private lookMs = LOOK_MS;

  constructor(
    buffers: SharedBuffers,
    private readonly connection: Connection,
    private readonly inbox: Inbox,
    private readonly views: Views,
    private readonly thread: Thread,
    /** Why C# can no longer be called, when it cannot. */
    private readonly whyRefused: () => string | undefined,
    /** The page wrote what cannot be read. */
    private readonly damaged: (error: unknown) => void,
  ) {
    this.memory = new SharedMemory(buffers);
  }

  /** Whether C# waits for the page. */
  get isWaiting(): boolean {
    return this.depth > 0;
  }

  /** Calls the page and blocks. Meanwhile the page may call back in, to any depth. */
  call(to: CallTarget, args: readonly unknown[]): unknown {
    this.checkAlive();
    const mark = this.views.mark;
    // What is said meanwhile goes along with the frames of this lane: by message it would be overtaken.
    this.connection.outbox.hold(true);
    this.depth++;
    let result: unknown;
    try {
      this.send(to, args, mark);
      result = this.awaitAnswer(to);
      return result;
    } catch (error) {
      throw catchable(error);
    } finally {
      if (--this.depth === 0) this.connection.outbox.hold(false);
      this.views.close(mark, result);
    }
  }

  /** The runtime is broken: a page that spins sees it, and nothing calls the page any more. */
  end(): void {
    Atomics.store(this.memory.words, LIFE_WORD, DEAD);
  }

  private send(to: CallTarget, args: readonly unknown[], mark: number): void {
    const { connection, memory, views } = this;
    views.blocking = true;
    try {
      connection.syncCall(to, args);
    } finally {
      views.blocking = false;
    }
    const buffers = putCall(connection, memory, this.canRide);
    if (views.mark === mark) this.ring(buffers);
    else this.ringAndFill(buffers, mark);
  }

  /** The Spans of the call are copied while the page wakes up and begins to read. */
  private ringAndFill(riding: readonly ArrayBuffer[], mark: number): void {
    const { memory, views } = this;
    const start = views.endOf(mark);
    Atomics.store(memory.words, FILLED_WORD, start);
    this.ring(riding);
    views.fill(mark, (end) => {
      Atomics.store(memory.words, FILLED_WORD, end);
      Atomics.notify(memory.words, FILLED_WORD);
    });
    const lookMs = LOOK_MS + (views.endOf(views.mark) - start) * LOOK_MS_PER_BYTE;
    this.lookMs = Math.min(lookMs, LONGEST_LOOK_MS);
  }

  private awaitAnswer(to: CallTarget): unknown {
    const { connection, memory } = this;
    for (;;) {
      const terminal = this.wait();
      if (terminal.kind !== SYNC_CALL) return this.answerOf(terminal, to.result);
      this.serve(terminal);
      this.ring(putAnswer(connection, memory, this.canRide));
    }
  }

  private wait(): Terminal {
    const { words } = this.memory;
    for (;;) {
      waitWhile(words, WORKER_WORD, WAITING, this.thread.mayLook ? this.lookMs : 0, RING_AGAIN_MS);
      this.lookMs = LOOK_MS;
      this.checkAlive();
      if (Atomics.load(words, WORKER_WORD) !== WAITING) break;
      if (Atomics.load(words, PAGE_WORD) === FRAME) this.thread.post(DOORBELL);
    }
    return this.reading(() => {
      const { base, input, buffers } = takeFrame(this.memory, WORKER_WORD);
      return requireTerminal(this.inbox.acceptCarried(base, input, buffers));
    });
  }

  private answerOf(terminal: Terminal, form: Form): unknown {
    const value = this.reading(() => this.connection.readAnswer(terminal, form));
    if (terminal.kind === SYNC_THROW) throw value;
    return value;
  }

  /** Runs a call that the page makes while it serves one of ours. */
  private serve(terminal: Terminal): void {
    const { answers } = this.connection;
    const why = this.whyRefused();
    if (why !== undefined) {
      answers.syncThrow(new Error(why));
      return;
    }
    const { callee, args } = this.reading(() => this.connection.readCall(terminal));
    try {
      answers.syncReturn(this.run(callee, args), callee.result);
    } catch (error) {
      answers.syncThrow(error);
    }
  }

  /** What cannot be read is no answer to C#: nothing calls the page any more, which ends the runtime. */
  private reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      this.end();
      this.damaged(error);
      throw error;
    }
  }

  /** C# may have written into open Spans before it threw, too. */
  private run(callee: Callee, args: unknown[]): unknown {
    try {
      return callee.run(args);
    } finally {
      this.views.refresh();
    }
  }

  /** Buffers ride with the doorbell, uncopied; a page that spins hears none, and reads them from shared memory. */
  private get canRide(): boolean {
    return Atomics.load(this.memory.words, SPIN_WORD) === 0;
  }

  private ring(riding: readonly ArrayBuffer[]): void {
    const { canRide, thread } = this;
    handOver(this.memory, PAGE_WORD);
    thread.handedOver();
    if (riding.length > 0) thread.post([DOORBELL, ...riding], riding);
    else if (!this.pageListens && (canRide || this.canRide)) thread.post(DOORBELL);
  }

  private get pageListens(): boolean {
    return Atomics.load(this.memory.words, LISTENS_WORD) !== 0;
  }

  private checkAlive(): void {
    if (Atomics.load(this.memory.words, LIFE_WORD) !== ALIVE) {
      throw new Error('Failed to call the page: this runtime has ended.');
    }
  }
}
