import type { AssemblyExports } from 'dotnet-worker';
import { use, useSyncExternalStore } from 'react';
import { PATIENCE_MS, type DotnetApp } from '../app/dotnet-app.js';
import { STARTING, type DotnetState } from '../app/options.js';
import { useProvided } from './provider.js';

/** How a component waits for .NET. */
export interface UseDotnetOptions {
  /**
   * Suspends until .NET is ready, and throws to the error boundary when it fails or ends; the `<Suspense>` has to stand
   * inside of the provider. Default false.
   */
  readonly suspense?: boolean | undefined;
}

/** Where the .NET of the provider stands, and how to start it anew. */
export type UseDotnet<E = AssemblyExports> = DotnetState<E> & {
  /** Ends the runtime, when there is one, and starts another. */
  readonly restart: () => void;
};

/** The same, seen by a component that suspends until it is ready. */
export type UseReadyDotnet<E = AssemblyExports> = Extract<UseDotnet<E>, { state: 'ready' }>;

/**
 * The .NET of the `<DotnetProvider>` above: `state`, `exports`, `runtime`, `error`, `restart()`.
 *
 * @throws when there is no provider
 */
export function useDotnet<E = AssemblyExports>(options: { suspense: true }): UseReadyDotnet<E>;
export function useDotnet<E = AssemblyExports>(options?: UseDotnetOptions): UseDotnet<E>;
export function useDotnet<E = AssemblyExports>({
  suspense = false,
}: UseDotnetOptions = {}): UseDotnet<E> {
  const { app } = useProvided('useDotnet');
  const state = useSyncExternalStore(app.subscribe, app.getSnapshot, getServerSnapshot);
  if (suspense) waitUntilReady(app, state);
  return { ...(state as DotnetState<E>), restart: app.restart };
}

/** Suspends the component that renders. */
export function waitUntilReady(app: DotnetApp, state: DotnetState<unknown>): void {
  if (state === ON_SERVER) {
    throw new Error(
      'Failed to render on the server: .NET runs in the browser. Make sure that a <Suspense> stands around the component; the browser renders it then.',
    );
  }
  if (state.state === 'starting') {
    sayWhenNeverShown(app);
    use(app.whenSettled());
  }
  // What has ended since is told by the next render.
  else if (state.state !== 'ready') throw state.error;
}

let hasBeenSaid = false;

/** React does not show a provider inside of a boundary that waits, and forgets it: nothing starts then. */
function sayWhenNeverShown(app: DotnetApp): void {
  if (app.hasBeenHeld || hasBeenSaid) return;
  setTimeout(() => {
    if (app.hasBeenHeld || hasBeenSaid) return;
    hasBeenSaid = true;
    console.error(
      'Failed to start .NET: the <Suspense> around its <DotnetProvider> waits for it, so that React does not show the provider. Make sure that a <Suspense> stands between the provider and the components that suspend.',
    );
  }, PATIENCE_MS);
}

const ON_SERVER: DotnetState<unknown> = { ...STARTING };

/** What is rendered on a server, and by the browser while it takes that over. */
export function getServerSnapshot(): DotnetState<unknown> {
  return ON_SERVER;
}
