import { isThenable } from '../wire/promises.js';
import type { Callee, CallTarget, Connection, Terminal } from '../wire/connection.js';
import type { Form } from '../wire/form.js';
import { SYNC_CALL } from '../wire/records.js';
import {
  ALIVE,
  DEAD,
  FRAME,
  LIFE_WORD,
  PAGE_WORD,
  SharedMemory,
  SPIN_WORD,
  WAITING,
  WORKER_WORD,
  type SharedBuffers,
} from '../wire/shared-memory.js';
import { handOver, putAnswer, putCall, requireTerminal, takeFrame } from '../wire/shared-turn.js';
import { isBlocking } from './blocking.js';
import { DotnetDiedError, SynchronousImportError } from './errors.js';
import type { OpenSpan, ServingScope } from './serving-scope.js';

/** How the page serves a synchronous call. */
export interface Server {
  findCallee(target: number, id: number, result: Form): Callee;
  nameOf(target: number, id: number): string;
  /** Makes delegates decoded from now on belong to `scope`. */
  enter(scope: ServingScope | undefined): void;
  /** Repeats what the worker may not have seen yet, for the frame that answers. */
  carryWrites(): void;
}

export interface Deadlines {
  /** How long the page spins on a nested call, in milliseconds. */
  readonly nestedCall: number;
  /** How long a blocking import may wait, in milliseconds. */
  readonly blocking: number;
}

/** How many looks at the own word lie between two looks at the clock. */
const LOOKS_PER_CHECK = 2000;

/**
 * The page's end of the shared lane. The page never blocks: it serves what the doorbell announces, and spins only
 * while a nested call of its own is on its way.
 */
export class SharedLane {
  readonly memory: SharedMemory;
  private readonly scopes: ServingScope[] = [];
  private openSpans: OpenSpan[] = [];
  /** Nested calls whose spin reached its deadline; their answers are still to come, and are dropped. */
  private abandoned = 0;
  private hasTurn = false;
  private spinning = 0;
  private waitingAnswer: (() => void) | undefined;

  constructor(
    readonly buffers: SharedBuffers,
    private readonly connection: Connection,
    private readonly server: Server,
    private readonly deadlines: Deadlines,
  ) {
    this.memory = new SharedMemory(buffers);
  }

  /** The import that the page is serving now, and C# is waiting for. */
  get serving(): ServingScope | undefined {
    return this.scopes.findLast((scope) => scope.active);
  }

  /** A doorbell rang: the worker handed the turn over while the page was not spinning. */
  ring(riding: readonly ArrayBuffer[] = []): void {
    if (Atomics.load(this.memory.words, PAGE_WORD) === FRAME) this.take(riding);
  }

  /** Calls C# while it waits for the page, and spins until the answer is there. */
  nestedCall(to: CallTarget, args: readonly unknown[], name: string): unknown {
    const { connection, memory } = this;
    if (!this.hasTurn) {
      throw new SynchronousImportError(
        `Failed to call ${name} synchronously: C# is still busy with an earlier nested call. Make sure to await that call, or raise withNestedCallTimeout().`,
      );
    }
    this.reportSpans();
    connection.syncCall(to, args);
    putCall(connection, memory, false);
    Atomics.store(memory.words, SPIN_WORD, ++this.spinning);
    try {
      this.giveTurn();
      for (;;) {
        this.spin(name);
        const terminal = this.read();
        if (terminal.kind !== SYNC_CALL) return connection.readAnswer(terminal, to.result);
        this.serve(terminal);
      }
    } finally {
      Atomics.store(memory.words, SPIN_WORD, --this.spinning);
      // A hand-over that just missed the end of the spin rang no doorbell.
      if (this.abandoned > 0)
        queueMicrotask(() => {
          this.ring();
        });
    }
  }

  /** Wakes the worker for the last time: whatever it waits for ends in an error. */
  wakeForEnd(): void {
    const { words } = this.memory;
    Atomics.store(words, LIFE_WORD, DEAD);
    Atomics.store(words, WORKER_WORD, FRAME);
    Atomics.notify(words, WORKER_WORD);
  }

  private take(riding: readonly ArrayBuffer[]): void {
    const terminal = this.read(riding);
    if (terminal.kind === SYNC_CALL) this.serve(terminal);
    else {
      this.abandoned--;
      const answer = this.waitingAnswer;
      this.waitingAnswer = undefined;
      answer?.();
    }
  }

  private read(riding: readonly ArrayBuffer[] = []): Terminal {
    const { input, buffers } = takeFrame(this.memory, PAGE_WORD);
    this.hasTurn = true;
    this.server.carryWrites();
    this.connection.outbox.hold(true);
    const act = (record: () => void) => {
      record();
    };
    const beside = riding.length > 0 ? riding : buffers;
    return requireTerminal(this.connection.accept(input, beside, act));
  }

  private serve({ input, buffers }: Terminal): void {
    const { connection, server } = this;
    const target = input.u8();
    const id = input.u32();
    const form = input.u8() as Form;
    const scope: ServingScope = { active: true, name: server.nameOf(target, id), spans: [] };
    let write: () => void;
    this.scopes.push(scope);
    try {
      const callee = server.findCallee(target, id, form);
      server.enter(scope);
      const args = connection.codec.decoder.decodeAll(input, buffers, callee.parameters);
      server.enter(undefined);
      this.openSpans.push(...scope.spans);
      const result = callee.run(args);
      if (isBlocking(result) && isThenable(result)) {
        if (scope.begun !== undefined) {
          // The promise has nobody left to look at it: its rejection is no news.
          Promise.resolve(result).catch(() => undefined);
          throw deadlock(scope.name, scope.begun);
        }
        this.waitFor(result, callee, scope);
        return;
      }
      const wanted = callee.result;
      write = () => {
        connection.syncReturn(result, wanted);
      };
    } catch (error) {
      write = () => {
        connection.syncThrow(error);
      };
    } finally {
      server.enter(undefined);
      scope.active = false;
      this.scopes.pop();
    }
    this.answer(scope, write);
  }

  /** C# stays blocked until the promise of a blocking import has settled. */
  private waitFor(promise: PromiseLike<unknown>, callee: Callee, scope: ServingScope): void {
    let ended = false;
    const end = (write: () => void) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      this.answer(scope, write);
    };
    const timer = setTimeout(() => {
      end(() => {
        this.connection.syncThrow(
          new SynchronousImportError(
            `Failed to wait for ${scope.name}: its promise did not settle in ${String(this.deadlines.blocking)} ms; pending: ${this.pending()}. Make sure that it does not wait for C#, or raise withBlockingTimeout().`,
          ),
        );
      });
    }, this.deadlines.blocking);
    Promise.resolve(promise).then(
      (value) => {
        end(() => {
          this.connection.syncReturn(value, callee.result);
        });
      },
      (error: unknown) => {
        end(() => {
          this.connection.syncThrow(error);
        });
      },
    );
  }

  private pending(): string {
    const names = [...this.connection.calls.values()].map(({ name }) => name);
    return names.length === 0 ? 'no call' : names.slice(0, 5).join(', ');
  }

  /** Hands the answer over, or keeps it until C# has come back from an abandoned nested call. */
  private answer(scope: ServingScope, write: () => void): void {
    const hand = () => {
      this.reportSpans();
      for (const span of scope.spans) span.close();
      this.openSpans = this.openSpans.filter((span) => !scope.spans.includes(span));
      write();
      putAnswer(this.connection, this.memory, false);
      this.giveTurn();
    };
    if (this.hasTurn) hand();
    else this.waitingAnswer = hand;
  }

  /** What the page wrote into open Spans goes ahead of whatever lets C# run. */
  private reportSpans(): void {
    for (const span of this.openSpans) {
      if (!span.isTouched) continue;
      this.connection.outbox.record((out) => {
        span.report(out);
      });
    }
  }

  private giveTurn(): void {
    this.hasTurn = false;
    handOver(this.memory, WORKER_WORD);
    if (this.scopes.length === 0) this.connection.outbox.hold(false);
  }

  private spin(name: string): void {
    const { words } = this.memory;
    const deadline = performance.now() + this.deadlines.nestedCall;
    for (let looks = 1; Atomics.load(words, PAGE_WORD) === WAITING; looks++) {
      if (looks % LOOKS_PER_CHECK !== 0) continue;
      if (Atomics.load(words, LIFE_WORD) !== ALIVE) {
        throw new DotnetDiedError('the runtime ended during a nested call');
      }
      if (performance.now() < deadline) continue;
      this.abandoned++;
      throw new SynchronousImportError(
        `Failed to call ${name} synchronously: C# did not return in ${String(this.deadlines.nestedCall)} ms. Make sure that it is short, or raise withNestedCallTimeout().`,
      );
    }
  }
}

function deadlock(name: string, begun: string): SynchronousImportError {
  return new SynchronousImportError(
    `Failed to wait for ${name}: it called ${begun}, a Task, which cannot run while C# waits. Make sure that a blocking import does not depend on C#, or declare it as a Task.`,
  );
}
