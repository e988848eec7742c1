import type { AssemblyExports, DotnetRuntime, StartProgress } from 'dotnet-worker';
import {
  computed,
  onMounted,
  onScopeDispose,
  shallowRef,
  type ComputedRef,
  type ShallowRef,
} from 'vue';
import type { DotnetApp } from '../app/dotnet-app.js';
import type { DotnetState } from '../app/options.js';
import { injectDotnet, isOnServer } from './plugin.js';

/** Where the .NET of the app stands, and how to start it anew. */
export interface UseDotnet<E = AssemblyExports> {
  /** Where .NET stands: `starting`, `ready`, `failed` or `ended`. */
  readonly state: ComputedRef<DotnetState['state']>;
  /** The exports of C# while .NET is ready. */
  readonly exports: ComputedRef<E | undefined>;
  /** The runtime while .NET is ready. */
  readonly runtime: ComputedRef<DotnetRuntime | undefined>;
  /** How far the start is; undefined before and after. */
  readonly progress: ComputedRef<StartProgress | undefined>;
  /** Why it did not start, or ended. */
  readonly error: ComputedRef<unknown>;
  /** Ends the runtime, when there is one, and starts another. */
  readonly restart: () => void;
  /**
   * Settles when .NET is ready, or did not start: to be awaited in the `setup` of a component below `<Suspense>`. On a
   * server, which starts nothing, it settles at once.
   */
  readonly suspense: () => Promise<void>;
}

/**
 * The .NET that `app.use(createDotnet())` has installed.
 *
 * @throws when there is none
 */
export function useDotnet<E = AssemblyExports>(): UseDotnet<E> {
  const app = injectDotnet('useDotnet');
  const snapshot = useSnapshot(app);
  return {
    state: computed(() => snapshot.value.state),
    exports: computed(() => snapshot.value.exports as E | undefined),
    runtime: computed(() => snapshot.value.runtime),
    progress: computed(() => snapshot.value.progress),
    error: computed(() => snapshot.value.error),
    restart: app.restart,
    suspense: suspenseFor(app, () => app.whenSettled()),
  };
}

/** What a component awaits: nothing on a server. */
export function suspenseFor(app: DotnetApp, wait: () => Promise<void>): () => Promise<void> {
  if (isOnServer()) return () => Promise.resolve();
  return () => app.holdWhile(wait);
}

/** The state as a ref, for as long as the component lives; its being mounted starts .NET. */
export function useSnapshot(app: DotnetApp): ShallowRef<DotnetState<unknown>> {
  const snapshot = shallowRef(app.getSnapshot());
  onScopeDispose(
    app.subscribe(() => {
      snapshot.value = app.getSnapshot();
    }),
  );
  onMounted(app.open);
  return snapshot;
}
