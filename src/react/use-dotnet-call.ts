import { use, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import {
  runCall,
  sameArguments,
  type CallLimits,
  type CallState,
  type Export,
} from '../app/running-call.js';
import { AwaitedCall } from './awaited-call.js';
import type { CachedCall } from './cached-call.js';
import { useProvided } from './provider.js';
import { getServerSnapshot, waitUntilReady } from './use-dotnet.js';

/** How a component calls C#. */
export interface UseDotnetCallOptions extends CallLimits {
  /** Whether to call at all. Default true. */
  readonly enabled?: boolean | undefined;
  /** Suspends until the result is there, and throws its error to the error boundary. Default false. */
  readonly suspense?: boolean | undefined;
}

/** What has become of the call, and how to make it again. */
export interface UseDotnetCall<R> extends CallState<R> {
  /** Calls once more, with the same arguments. */
  readonly refetch: () => void;
}

/**
 * Calls C# and renders what comes of it: `useDotnetCall(exports?.Documents.Count, [text])`. Other arguments (compared
 * as React compares properties) or another function give the running call up, and so does the end of the component:
 * C# is asked to stop then. A call for which a component suspends that was never mounted runs to its end.
 *
 * @param fn - an export, or undefined as long as there is none
 * @throws when there is no `<DotnetProvider>` above
 */
export function useDotnetCall<A extends unknown[], R>(
  fn: Export<A, R>,
  args: NoInfer<A>,
  options: UseDotnetCallOptions & { suspense: true; enabled?: true | undefined },
): UseDotnetCall<R> & { readonly data: R };
export function useDotnetCall<A extends unknown[], R>(
  fn: Export<A, R> | undefined,
  args: NoInfer<A>,
  options?: UseDotnetCallOptions,
): UseDotnetCall<R>;
export function useDotnetCall<A extends unknown[], R>(
  fn: Export<A, R> | undefined,
  args: NoInfer<A>,
  { enabled = true, suspense = false, timeout }: UseDotnetCallOptions = {},
): UseDotnetCall<R> {
  const { app, calls } = useProvided('useDotnetCall');
  const dotnet = useSyncExternalStore(app.subscribe, app.getSnapshot, getServerSnapshot);
  const wanted = enabled ? fn : undefined;
  const stable = useStable(args);
  const [turn, setTurn] = useState(0);
  const cached = suspense && wanted ? calls.find(wanted, stable, { timeout }) : undefined;
  useAwaited(cached);
  const running = useRunningCall(suspense ? undefined : wanted, stable, timeout, turn);
  const refetch = useCallback(() => {
    if (cached) calls.forget(wanted, cached);
    setTurn((before) => before + 1);
  }, [calls, wanted, cached]);

  if (suspense && enabled && !wanted) waitUntilReady(app, dotnet);
  if (cached) return { data: use(cached.result), error: undefined, loading: false, refetch };
  if (wanted || !enabled) return { ...running, refetch };
  const { state, error } = dotnet;
  return { ...running, error: error ?? running.error, loading: state === 'starting', refetch };
}

/** Holds the call while it is shown, and while the component waits for it. */
function useAwaited(cached: CachedCall<unknown> | undefined): void {
  const [awaited] = useState(() => new AwaitedCall());
  awaited.want(cached);
  useEffect(() => awaited.mount(), [awaited]);
  useEffect(() => awaited.show(cached), [awaited, cached]);
}

/** The same array as long as its elements are the same. */
function useStable<A extends unknown[]>(args: A): A {
  const [stable, setStable] = useState(args);
  if (sameArguments(stable, args)) return stable;
  setStable(args);
  return args;
}

interface Outcome<R> {
  readonly call: object | undefined;
  readonly data: R | undefined;
  readonly error: unknown;
}

function useRunningCall<A extends unknown[], R>(
  fn: Export<A, R> | undefined,
  args: A,
  timeout: number | undefined,
  turn: number,
): CallState<R> {
  const [outcome, setOutcome] = useState<Outcome<R>>({
    call: undefined,
    data: undefined,
    error: undefined,
  });
  const call = useMemo(
    () => (fn ? { fn, args, timeout, turn } : undefined),
    [fn, args, timeout, turn],
  );
  useEffect(
    () =>
      call &&
      runCall(call.fn, call.args, { timeout: call.timeout }, (came) => {
        setOutcome(({ data }) =>
          'data' in came
            ? { call, data: came.data, error: undefined }
            : { call, data, error: came.error },
        );
      }),
    [call],
  );
  const { data, error } = outcome;
  // The effect that makes the call comes after the render that wants it.
  const isOver = outcome.call === call;
  return { data, error: isOver ? error : undefined, loading: !isOver && call !== undefined };
}
