import {
  DotnetDiedError,
  DotnetExitedError,
  type DotnetRuntime,
  type ImportModule,
  type Inspection,
  type RuntimeState,
} from 'dotnet-worker';
import { Dispatcher } from './dispatcher.js';
import { pooledExports } from './exports.js';
import { IdleTimer } from './idle-timer.js';
import { mapItems } from './map.js';
import type { Member } from './member.js';
import type { MapContext, MapOptions, RunOptions } from './options.js';
import type { Starter } from './starter.js';

/** One runtime of a pool, for `console.table`. */
export interface PoolRow extends Inspection {
  /** Where the runtime stands. */
  readonly state: RuntimeState;
  /** Calls and series of calls that it has been given and has not ended. */
  readonly busy: number;
}

/** How often a repeatable piece of work is begun at most: one that ends every runtime it meets must end too. */
const MOST_ATTEMPTS = 3;

/** Several runtimes of one app, which share its work. `createDotnetPool` makes it. */
export class DotnetPool<Exports extends object> {
  /**
   * Like the exports of one runtime, but each call goes to the runtime that is least busy at that moment. Calls that
   * must meet the same one, since they share state or objects, belong into `run`.
   */
  readonly exports: Exports;
  readonly #starter: Starter<Exports>;
  readonly #dispatcher: Dispatcher<Member<Exports>>;
  readonly #idle: IdleTimer<Member<Exports>>;
  readonly #size: number;
  #terminated: DotnetDiedError | undefined;

  /** @internal */
  constructor(
    starter: Starter<Exports>,
    first: Member<Exports>,
    limits: { size: number; idleTimeout: number },
  ) {
    this.#starter = starter;
    this.#size = limits.size;
    this.#idle = new IdleTimer(limits.idleTimeout, (member) => this.#dismiss(member));
    this.#dispatcher = new Dispatcher<Member<Exports>>({
      size: limits.size,
      start: () => this.#start(),
      idle: (member) => {
        this.#idle.begin(member);
      },
    });
    this.exports = pooledExports(first.exports, {
      give: (work, repeatable) => this.#give(work, repeatable),
      members: () => starter.members,
    });
    this.#welcome(first);
    this.#dispatcher.join(first);
    disposeBy(this, () => this.terminate());
  }

  /** How many runtimes there are, those that start included. */
  get size(): number {
    return this.#dispatcher.count;
  }

  /** Registers an import module with every runtime, those to come included. Takes effect before any later call. */
  setModuleImports(name: string, module: ImportModule): void {
    this.#starter.setModuleImports(name, module);
  }

  /**
   * Keeps a series of calls on one runtime, the least busy now. Objects and delegates of C#, and memory views, belong to
   * the runtime they come from: what makes them and what uses them belongs into one `run`.
   *
   * @param work - gets the exports of that runtime, and the runtime
   */
  run<R>(
    work: (exports: Exports, runtime: DotnetRuntime) => R | PromiseLike<R>,
    { repeatable = false }: RunOptions = {},
  ): Promise<R> {
    return this.#give(async ({ exports, runtime }) => work(exports, runtime), repeatable);
  }

  /**
   * Spreads work on many items over the runtimes.
   *
   * @param work - done for each item, with the exports of the runtime that it was given to
   * @returns the results in the order of the items; with `onError: 'continue'` as of `Promise.allSettled`
   */
  map<T, R>(
    items: Iterable<T>,
    work: (exports: Exports, item: T, context: MapContext) => R | PromiseLike<R>,
    options: MapOptions & { readonly onError: 'continue' },
  ): Promise<PromiseSettledResult<Awaited<R>>[]>;
  map<T, R>(
    items: Iterable<T>,
    work: (exports: Exports, item: T, context: MapContext) => R | PromiseLike<R>,
    options?: MapOptions,
  ): Promise<Awaited<R>[]>;
  map<T, R>(
    items: Iterable<T>,
    work: (exports: Exports, item: T, context: MapContext) => R | PromiseLike<R>,
    options: MapOptions = {},
  ): Promise<unknown[]> {
    const each = (item: T, index: number, signal: AbortSignal): Promise<R> =>
      this.run((exports, runtime) => work(exports, item, { index, signal, runtime }), options);
    const concurrency = options.concurrency ?? this.#size;
    return mapItems(items, each, { ...options, concurrency });
  }

  /** A row for each runtime: `console.table(await pool.inspect())`. */
  inspect(): Promise<PoolRow[]> {
    const rows = this.#dispatcher.ready.map(async (member) => ({
      state: member.runtime.state,
      busy: this.#dispatcher.loadOf(member),
      ...(await member.runtime.inspect()),
    }));
    return Promise.all(rows);
  }

  /** Ends every runtime, even inside endless loops; all that waits rejects with `DotnetDiedError`. */
  async terminate(reason = 'the page terminated the pool'): Promise<void> {
    this.#terminated ??= new DotnetDiedError(reason);
    this.#idle.end();
    this.#dispatcher.close(() => new DotnetDiedError(reason));
    await this.#starter.terminate(reason);
  }

  async #give<R>(work: (member: Member<Exports>) => Promise<R>, repeatable: boolean): Promise<R> {
    for (let attempt = 1; ; attempt++) {
      let taker: Member<Exports> | undefined;
      try {
        return await this.#dispatcher.dispatch((member) => {
          taker = member;
          member.hasWorked = true;
          return work(member);
        });
      } catch (error) {
        const again = repeatable && attempt < MOST_ATTEMPTS && !this.#terminated;
        if (!again || !taker || !isLost(error, taker)) throw error;
      }
    }
  }

  async #start(): Promise<Member<Exports>> {
    const member = await this.#starter.start();
    this.#welcome(member);
    return member;
  }

  #welcome(member: Member<Exports>): void {
    void member.runtime.closed.then(() => {
      const wasWanted = this.#dispatcher.leave(member);
      // One that ends before it has done anything would be followed by others without end.
      if (wasWanted && member.hasWorked) this.#dispatcher.grow();
    });
  }

  /** Ends a runtime that nobody needs; true when somebody does and it is to be looked at again. */
  async #dismiss(member: Member<Exports>): Promise<boolean> {
    const dispatcher = this.#dispatcher;
    const isLast = (): boolean => dispatcher.ready.length <= 1;
    const isBusy = (): boolean => dispatcher.loadOf(member) > 0;
    if (isLast()) return false;
    if (isBusy() || !(await member.isDispensable()) || isBusy()) return true;
    if (isLast()) return false;
    dispatcher.leave(member);
    await member.runtime.terminate('the pool had no work for it');
    return false;
  }
}

/** Whether work failed because the runtime that had it is no more. */
function isLost(error: unknown, { runtime }: Member): boolean {
  const isEnd = error instanceof DotnetDiedError || error instanceof DotnetExitedError;
  return isEnd && runtime.state !== 'ready';
}

/** Where the engine has no such symbol, nobody can ask for it. */
function disposeBy(pool: object, dispose: () => Promise<void>): void {
  if ('asyncDispose' in Symbol)
    Object.defineProperty(pool, Symbol.asyncDispose, { value: dispose });
}
