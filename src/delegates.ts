import type { Connection } from '../wire/connection.js';
import { CallTarget } from '../wire/host.js';
import { ANY, type FunctionForm } from '../wire/form.js';
import { TO_FUNCTION } from '../wire/records.js';
import type { Keeper } from './managed.js';
import type { ServingScope } from './serving-scope.js';
import type { SharedLane } from './shared-lane.js';

/**
 * A C# delegate that came as an argument of a synchronous import: it returns its value while that import runs,
 * and a promise of it later.
 */
export interface SyncDelegate<A extends readonly unknown[] = unknown[], R = unknown> {
  (...args: A): R;
  /** Lets C# collect the delegate. */
  dispose(): void;
  /** Whether the delegate was disposed of: then calling it is an error. */
  readonly isDisposed: boolean;
}

/** A C# delegate from anywhere else: always a promise. */
export interface AsyncDelegate<A extends readonly unknown[] = unknown[], R = unknown> {
  (...args: A): Promise<R>;
  /** Lets C# collect the delegate. */
  dispose(): void;
  /** Whether the delegate was disposed of: then calling it is an error. */
  readonly isDisposed: boolean;
}

/** Makes the page's stand-in for a C# delegate. */
export function makeDelegate(
  handle: number,
  form: FunctionForm | undefined,
  scope: ServingScope | undefined,
  reach: { connection: Connection; keeper: Keeper; lane: SharedLane | undefined },
): object {
  const { connection, keeper, lane } = reach;
  const to = new CallTarget(TO_FUNCTION, handle, form?.[1], form?.[2] ?? ANY);
  // The in-thread delegate declares three parameters too: code may look at `length`.
  const delegate = (a?: unknown, b?: unknown, c?: unknown): unknown => {
    const args = [a, b, c];
    const isDead = connection.held.handleOf(delegate) === undefined && !connection.hasEnded;
    if (isDead && scope?.active) throw disposedError();
    if (isDead) return Promise.reject(disposedError());
    if (scope?.active && lane) return lane.nestedCall(to, args, 'a delegate');
    return connection.call(to, args, 'a delegate');
  };
  return Object.defineProperties(delegate, {
    dispose: {
      value: () => {
        keeper.dispose(delegate);
      },
    },
    isDisposed: { get: () => connection.held.handleOf(delegate) === undefined },
  });
}

/** In the words of dotnet.js. */
function disposedError(): Error {
  return new Error('ToManagedCallback is null.');
}
