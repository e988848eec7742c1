import type { Connection, Terminal } from '../wire/connection.js';
import type { Callee, CallTarget } from '../wire/host.js';
import { ANY, type Form } from '../wire/form.js';
import { SYNC_CALL, SYNC_THROW } from '../wire/records.js';
import {
  ALIVE,
  DEAD,
  FRAME,
  LIFE_WORD,
  LISTENS_WORD,
  PAGE_WORD,
  SharedMemory,
  WAITING,
  WORKER_WORD,
  type SharedBuffers,
} from '../wire/shared-memory.js';
import { handOver, putAnswer, putCall, requireTerminal, takeFrame } from '../wire/shared-turn.js';
import { canWaitAsync } from '../wire/wait.js';
import { isBlocking } from './blocking.js';
import { waitForPromise } from './blocking-wait.js';
import { CallWatch } from './call-watch.js';
import { DotnetDiedError, SynchronousImportError } from './errors.js';
import type { Pause } from './pause.js';
import type { ServingScope } from './serving-scope.js';
import { SpanMemory } from './span-memory.js';
import { Spins } from './spins.js';

/** How the page serves a synchronous call. */
export interface Server {
  nameOf(target: number, id: number): string;
  /** Makes delegates decoded from now on belong to `scope`. */
  enter(scope: ServingScope | undefined): void;
  /** The error of every call once the worker has said that its runtime ended. */
  readonly whyEnded: (() => Error) | undefined;
  /** Repeats what the worker may not have seen yet, for the frame that answers. */
  carryWrites(received: number, writes: number): void;
}

export interface Waits {
  /** Runs what a change of shared memory asks for: not when the runtime has ended, and what it throws ends it. */
  readonly takeIn: (act: () => void) => void;
  /** Ends the runtime by what it wrote, where page code is in the way of `takeIn`. */
  readonly damaged: (error: unknown) => void;
  readonly nextTask: (act: () => void) => void;
  readonly pause: Pause;
  /** Whether looking at shared memory again and again makes sense: where there is but one core, it holds up the worker. */
  readonly mayLook: boolean;
  /** Whether something has come that waits for `takeIn`. */
  readonly hasOther: () => boolean;
  /** How long the page spins on a nested call, in milliseconds. */
  readonly nestedCall: number;
  /** How long a blocking import may wait, in milliseconds. */
  readonly blocking: number;
}

/**
 * The page's end of the shared lane. The page never blocks: it serves what it hears of, and spins only while a nested
 * call of its own is on its way.
 */
export class SharedLane {
  readonly memory: SharedMemory;
  readonly spans: SpanMemory;
  /** The imports that C# waits for, innermost last. */
  private readonly open: ServingScope[] = [];
  /** Nested calls whose spin reached its deadline; their answers are still to come, and are dropped. */
  private abandoned = 0;
  private hasTurn = false;
  private readonly spins: Spins;
  private readonly watch: CallWatch;

  constructor(
    readonly buffers: SharedBuffers,
    private readonly connection: Connection,
    private readonly server: Server,
    private readonly waits: Waits,
  ) {
    this.memory = new SharedMemory(buffers);
    const { words } = this.memory;
    this.spins = new Spins(words, waits.pause);
    this.spans = new SpanMemory(buffers.spans, words, waits.pause, () => {
      this.requireAlive();
    });
    const changed = (): void => {
      waits.takeIn(() => {
        this.ring();
      });
      // A frame that waits for a message is rung for when that has come.
      if (Atomics.load(words, PAGE_WORD) === WAITING) this.listen();
    };
    this.watch = new CallWatch(words, changed, waits.nextTask, waits.mayLook, waits.hasOther);
    if (canWaitAsync()) Atomics.store(words, LISTENS_WORD, 1);
    this.listen();
  }

  /** The import that the page is serving now, and C# is waiting for. */
  get serving(): ServingScope | undefined {
    return this.open.findLast((scope) => scope.active);
  }

  /** The worker may have handed the turn over while the page was not spinning. */
  ring(riding: readonly ArrayBuffer[] = []): void {
    const { memory, connection } = this;
    // A bell can ring late, when its frame was taken already: the buffers tell whether it belongs to this one.
    if (Atomics.load(memory.words, PAGE_WORD) !== FRAME || memory.riding !== riding.length) return;
    // Without a message as its doorbell, a frame can overtake the messages before it.
    if (memory.base > connection.outbox.received) return;
    const terminal = this.read(riding);
    if (terminal.kind === SYNC_CALL) this.serve(terminal);
    else this.drop(terminal);
  }

  /** Calls C# while it waits for the page, and spins until the answer is there. */
  nestedCall(to: CallTarget, args: readonly unknown[], name: string): unknown {
    const { connection, memory, spins } = this;
    this.requireAlive();
    if (!this.hasTurn) {
      throw new SynchronousImportError(
        `Failed to call ${name} synchronously: C# is still busy with an earlier nested call. Make sure to await that call, or raise withNestedCallTimeout().`,
      );
    }
    this.reportSpans();
    connection.syncCall(to, args);
    putCall(connection, memory, false);
    const before = this.abandoned;
    spins.begin(name);
    try {
      this.giveTurn();
      for (;;) {
        this.spin(name);
        const terminal = this.reading(() => this.read());
        if (this.server.whyEnded) throw this.server.whyEnded();
        if (terminal.kind === SYNC_CALL) this.serve(terminal);
        else if (this.abandoned > before) this.drop(terminal);
        else return this.answerOf(terminal, to.result);
      }
    } finally {
      spins.end();
      // A hand-over that just missed the end of the spin rang no doorbell.
      if (this.abandoned > 0) {
        queueMicrotask(() => {
          this.waits.takeIn(() => {
            this.ring();
          });
          this.listen();
        });
      }
    }
  }

  /** Whether C# waits for the page to end an import, be it that the page is serving it or that a promise is pending. */
  get isOpen(): boolean {
    return this.open.length > 0;
  }

  /** Runs `wait`, during which the page neither spins nor hears, but looks; `name` is what it waits for. */
  whileBlocked(name: string, wait: () => void): void {
    this.spins.begin(name);
    try {
      wait();
    } finally {
      this.spins.end();
      this.listen();
    }
  }

  /** Wakes the worker for the last time: whatever it waits for ends in an error. */
  wakeForEnd(): void {
    const { words } = this.memory;
    Atomics.store(words, LIFE_WORD, DEAD);
    Atomics.store(words, WORKER_WORD, FRAME);
    Atomics.notify(words, WORKER_WORD);
    Atomics.notify(words, PAGE_WORD);
  }

  /** The answer of a nested call that nobody waits for any more. */
  private drop(terminal: Terminal): void {
    this.abandoned--;
    // Read all the same: what it holds by handle counts as received, and is given back.
    this.reading(() => this.connection.readAnswer(terminal, ANY));
    this.pump();
  }

  private answerOf(terminal: Terminal, form: Form): unknown {
    const value = this.reading(() => this.connection.readAnswer(terminal, form));
    if (terminal.kind === SYNC_THROW) throw value;
    return value;
  }

  /** What cannot be read is no answer to anyone: it ends the runtime, and the page code that waits for it. */
  private reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      this.waits.damaged(error);
      throw this.whyEnded;
    }
  }

  private read(riding: readonly ArrayBuffer[] = []): Terminal {
    const { received, input, buffers } = takeFrame(this.memory, PAGE_WORD, !this.spins.areNone);
    this.hasTurn = true;
    this.server.carryWrites(received, this.memory.writes);
    this.connection.outbox.hold(true);
    const beside = riding.length > 0 ? riding : buffers;
    return requireTerminal(this.connection.accept(input, beside));
  }

  private serve(terminal: Terminal): void {
    const { scope, callee, args } = this.reading(() => this.readCall(terminal));
    this.open.push(scope);
    try {
      const result = callee.run(args);
      if (isBlocking(result)) this.waitFor(result, callee, scope);
      else this.returns(scope, result, callee);
    } catch (error) {
      this.throws(scope, error);
    } finally {
      scope.active = false;
    }
  }

  private readCall(terminal: Terminal): { scope: ServingScope; callee: Callee; args: unknown[] } {
    const { connection, server } = this;
    const { input } = terminal;
    const start = input.position;
    const name = server.nameOf(input.u8(), input.u32());
    input.position = start;
    const scope: ServingScope = { active: true, name, spans: [] };
    server.enter(scope);
    try {
      return { scope, ...connection.readCall(terminal) };
    } finally {
      server.enter(undefined);
    }
  }

  /** C# stays blocked until the promise of a blocking import has settled. */
  private waitFor(promise: Promise<unknown>, callee: Callee, scope: ServingScope): void {
    const { spins, connection, waits } = this;
    waitForPromise(
      promise,
      { scope, spin: spins.innermost, calls: connection.calls, longest: waits.blocking },
      {
        returns: (value) => {
          this.returns(scope, value, callee);
        },
        throws: (error) => {
          this.throws(scope, error);
        },
      },
    );
  }

  private returns(scope: ServingScope, value: unknown, callee: Callee): void {
    if (scope.answer) return;
    scope.returned = scope.spans.find((span) => span === value);
    this.answer(scope, () => {
      this.connection.answers.syncReturn(value, callee.result);
    });
  }

  private throws(scope: ServingScope, error: unknown): void {
    this.answer(scope, () => {
      this.connection.answers.syncThrow(error);
    });
  }

  /** An import ends once; its answer is handed over when C# waits for just this one. */
  private answer(scope: ServingScope, write: () => void): void {
    if (scope.answer) return;
    scope.answer = write;
    this.pump();
  }

  private pump(): void {
    const scope = this.open.at(-1);
    if (!this.hasTurn || !scope?.answer) return;
    this.reportSpans();
    for (const span of scope.spans) if (span !== scope.returned) span.close();
    this.open.pop();
    scope.answer();
    putAnswer(this.connection, this.memory, false);
    scope.returned?.close();
    this.giveTurn();
  }

  /** What the page wrote into open Spans goes ahead of whatever lets C# run. */
  private reportSpans(): void {
    for (const { spans } of this.open) {
      for (const span of spans) {
        if (!span.isTouched) continue;
        this.connection.outbox.record((out) => {
          span.report(out);
        });
      }
    }
  }

  private giveTurn(): void {
    this.hasTurn = false;
    handOver(this.memory, WORKER_WORD);
    if (this.open.length === 0) this.connection.outbox.hold(false);
    this.listen();
  }

  /** A page that spins looks for itself; while it has the turn C# cannot call. */
  private listen(): void {
    if (this.hasTurn || !this.spins.areNone || this.connection.hasEnded) return;
    this.watch.next();
  }

  private spin(name: string): void {
    const { nestedCall } = this.waits;
    const look = (): void => {
      this.requireAlive();
    };
    if (!this.spins.waitForTurn(nestedCall, look)) {
      this.abandoned++;
      throw new SynchronousImportError(
        `Failed to call ${name} synchronously: C# did not return in ${String(nestedCall)} ms. Make sure that it is short, or raise withNestedCallTimeout().`,
      );
    }
    this.requireAlive();
  }

  /** The worker says so when its runtime broke; this side does when it ends the worker. */
  private requireAlive(): void {
    if (Atomics.load(this.memory.words, LIFE_WORD) !== ALIVE) throw this.whyEnded;
  }

  private get whyEnded(): Error {
    return (
      this.connection.whyEnded ??
      this.server.whyEnded?.() ??
      new DotnetDiedError('the runtime ended during a nested call')
    );
  }
}
