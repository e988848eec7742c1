import {
  computed,
  onScopeDispose,
  shallowRef,
  toValue,
  watch,
  type Ref,
  type ShallowRef,
} from 'vue';
import { runCall, sameArguments, type CallLimits, type Export } from '../app/running-call.js';
import { injectDotnet } from './plugin.js';
import { suspenseFor, useSnapshot } from './use-dotnet.js';

/** How a component calls C#. */
export interface UseDotnetCallOptions extends CallLimits {
  /** Whether to call at all. Default true. */
  readonly enabled?: Ref<boolean> | (() => boolean) | boolean | undefined;
}

/** What has become of the call, and how to make it again. */
export interface UseDotnetCall<R> {
  /** The last result: while the next call runs, still that of the one before. */
  readonly data: Readonly<ShallowRef<R | undefined>>;
  /** Why the last call failed: most often a `ManagedError`. */
  readonly error: Readonly<ShallowRef<unknown>>;
  /** Whether a call runs, or waits for .NET to be ready. */
  readonly loading: Readonly<ShallowRef<boolean>>;
  /** Calls once more, with the same arguments. */
  readonly refetch: () => void;
  /**
   * Settles when nothing is loading: to be awaited in the `setup` of a component below `<Suspense>`. On a server, which
   * calls nothing, it settles at once.
   */
  readonly suspense: () => Promise<void>;
}

/**
 * Calls C# and shows what comes of it: `useDotnetCall(() => exports.value?.Documents.Count, () => [text.value])`. When
 * the function or an argument changes, the running call is given up, and so it is when the component ends: C# is asked
 * to stop then.
 *
 * @param fn - a ref or a getter of an export, or of undefined as long as there is none
 * @param args - a ref or a getter of the arguments
 * @throws when the app has no plugin
 */
export function useDotnetCall<A extends unknown[], R>(
  fn: Ref<Export<A, R> | undefined> | (() => Export<A, R> | undefined),
  args: Ref<[...A]> | (() => [...A]),
  { enabled = true, timeout }: UseDotnetCallOptions = {},
): UseDotnetCall<R> {
  const app = injectDotnet('useDotnetCall');
  const snapshot = useSnapshot(app);
  const data = shallowRef<R>();
  const error = shallowRef<unknown>();
  const loading = shallowRef(false);
  const turn = shallowRef(0);
  const wanted = () => (toValue(enabled) ? toValue(fn) : undefined);
  // The same array as long as its elements are: other arguments alone make another call.
  const watched = computed<readonly unknown[]>((before = []) => {
    const now = [turn.value, snapshot.value, toValue(enabled), wanted(), ...toValue(args)];
    return sameArguments(before, now) ? before : now;
  });
  watch(
    watched,
    (_now, _before, onCleanup) => {
      const called = wanted();
      const { state, error: why } = snapshot.value;
      error.value = toValue(enabled) && !called ? why : undefined;
      loading.value = called !== undefined || (toValue(enabled) && state === 'starting');
      if (!called) return;
      const giveUp = runCall(called, toValue(args) as A, { timeout }, (outcome) => {
        loading.value = false;
        if ('data' in outcome) data.value = outcome.data;
        else error.value = outcome.error;
      });
      onCleanup(giveUp);
    },
    { immediate: true },
  );
  const isOver = new AbortController();
  onScopeDispose(() => {
    isOver.abort();
  });
  return {
    data,
    error,
    loading,
    refetch: () => {
      turn.value++;
    },
    suspense: suspenseFor(app, async () => {
      await app.whenSettled();
      await untilFalse(loading, isOver.signal);
    }),
  };
}

/** A component that ends meanwhile waits for nothing any more. */
function untilFalse(value: Readonly<Ref<boolean>>, signal: AbortSignal): Promise<void> {
  if (!value.value) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      stop();
      resolve();
    };
    const stop = watch(value, finish, { flush: 'sync' });
    signal.addEventListener('abort', finish);
  });
}
