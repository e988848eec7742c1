import { call } from 'dotnet-worker';

/** An export of C#, as `getAssemblyExports` gives it. */
export type Export<A extends unknown[], R> = (...args: A) => Promise<R>;

export interface CallLimits {
  /** After so many milliseconds the call fails with a `TimeoutError`. Default: no limit. */
  readonly timeout?: number | undefined;
}

/** What has become of a call. */
export interface CallState<R> {
  /** The last result: while the next call runs, still that of the one before. */
  readonly data: R | undefined;
  /** Why the last call failed: most often a `ManagedError`. */
  readonly error: unknown;
  /** Whether a call runs, or waits for .NET to be ready. */
  readonly loading: boolean;
}

/**
 * Makes a call that can be given up: what comes of it then is told to nobody, and C# is asked to stop.
 *
 * @returns gives the call up
 */
export function runCall<A extends unknown[], R>(
  fn: Export<A, R>,
  args: A,
  { timeout }: CallLimits,
  done: (outcome: { data: R } | { error: unknown }) => void,
): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const begin = async () => await call(fn, { signal, timeout })(...args);
  begin().then(
    (data) => {
      if (!signal.aborted) done({ data });
    },
    (error: unknown) => {
      if (!signal.aborted) done({ error });
    },
  );
  return () => {
    controller.abort();
  };
}

/** Whether two calls have the same arguments: objects count as the same only when they are. */
export function sameArguments(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => Object.is(one, others[index]));
}
