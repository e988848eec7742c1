import type { DotnetHostBuilder, DotnetRuntime, ImportModule } from 'dotnet-worker';

/** What a pool is made of. */
export interface PoolOptions<Exports extends object> {
  /** The most runtimes at once. Default: one less than there are cores, at least 1. */
  readonly size?: number | undefined;
  /** Configures the builder of each runtime; called for each that starts, so it should do the same each time. */
  readonly configure?: ((builder: DotnetHostBuilder) => unknown) | undefined;
  /** The assembly whose exports the pool has. Default: the main one. */
  readonly assembly?: string | undefined;
  /** Import modules by name, for every runtime. `pool.setModuleImports` adds to them later. */
  readonly modules?: Readonly<Record<string, ImportModule>> | undefined;
  /** Called with each runtime that has started, before its first call: to run `Main`, for example. */
  readonly prepare?: ((runtime: DotnetRuntime, exports: Exports) => unknown) | undefined;
  /**
   * After so many milliseconds without work a runtime ends, but for the last one and for those whose objects are still
   * held on the other side. Default 30,000; `Infinity` to keep them.
   */
  readonly idleTimeout?: number | undefined;
}

/** How one series of calls is to be run. */
export interface RunOptions {
  /**
   * Whether it may be done again from its beginning on another runtime, when its own ends before it has ended. Default:
   * no, and it rejects with the error of that end.
   */
  readonly repeatable?: boolean | undefined;
}

/** How work on many items is to be done. */
export interface MapOptions extends RunOptions {
  /**
   * How many items are worked on at once. Default: the size of the pool, so that a runtime has one at a time. Twice as
   * many keep it from waiting for the next one, which counts where an item takes a few milliseconds.
   */
  readonly concurrency?: number | undefined;
  /** Begins no further item and rejects with the signal's reason as soon as it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Called on the page after each item. */
  readonly onProgress?: ((progress: MapProgress) => void) | undefined;
  /** `'stop'`: the first error rejects, and no further item is begun. `'continue'`: each item has its own outcome. Default `'stop'`. */
  readonly onError?: 'stop' | 'continue' | undefined;
}

/** How far `map` has come. */
export interface MapProgress {
  /** Items that have ended, whichever way. */
  readonly done: number;
  /** All items. */
  readonly total: number;
}

/** What `map` tells the work on an item. */
export interface MapContext {
  /** The place of the item, from 0. */
  readonly index: number;
  /** Aborted when `map` ends before this item has: to be given to `call()`. */
  readonly signal: AbortSignal;
  /** The runtime that works on the item. */
  readonly runtime: DotnetRuntime;
}
