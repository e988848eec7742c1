import type { ErrorParts } from '../wire/border.js';
import type { HeldObjects } from '../wire/handles.js';
import type { CopiedArray } from '../wire/typed-arrays.js';

/** What a stand-in needs to reach the C# object behind it. */
export interface Keeper {
  readonly held: HeldObjects;
  /** Disposes of the object on the other side, and lets go of it here. */
  dispose(proxy: object): void;
  /** The elements of an ArraySegment as they are now. */
  refresh(view: object): Promise<CopiedArray>;
}

/** A C# object that C# handed to the page. The page can keep it, give it back, and dispose of it. */
export class ManagedObject {
  readonly #keeper: Keeper;
  readonly #handle: number;

  /** @internal */
  constructor(keeper: Keeper, handle: number) {
    this.#keeper = keeper;
    this.#handle = handle;
  }

  /** Whether the object was disposed of: then C# no longer takes it. */
  get isDisposed(): boolean {
    return this.#keeper.held.handleOf(this) === undefined;
  }

  /** Lets C# collect the object. Disposing twice does no harm. */
  dispose(): void {
    this.#keeper.dispose(this);
  }

  /** The text that dotnet.js gives for such an object. */
  toString(): string {
    return `CsObject(gc_handle: ${String(this.#handle)})`;
  }
}

/** An object of the worker's own JavaScript, such as a `Response` that C# holds as a JSObject. */
export class WorkerObject {
  readonly #keeper: Keeper;

  /** @internal */
  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  get isDisposed(): boolean {
    return this.#keeper.held.handleOf(this) === undefined;
  }

  dispose(): void {
    this.#keeper.dispose(this);
  }
}

/**
 * An exception that C# threw. `message` is as in thread; `stack` shows the C# frames and then those of the page.
 * Given back to C#, it is the same exception again.
 */
export class ManagedError extends Error {
  readonly #keeper: Keeper;

  /** @internal */
  constructor(keeper: Keeper, parts: ErrorParts, site: Error | undefined) {
    super(parts.message, parts.hasCause ? { cause: parts.cause } : undefined);
    this.#keeper = keeper;
    const here = (site ?? this).stack ?? '';
    const frames = here.startsWith('Error') ? here.slice(here.indexOf('\n') + 1) : here;
    Object.defineProperty(this, 'stack', {
      value: `${parts.stack}\n${frames}`,
      configurable: true,
      writable: true,
    });
  }

  /** Whether C# may have collected the exception. */
  get isDisposed(): boolean {
    return this.#keeper.held.handleOf(this) === undefined;
  }

  /** Lets C# collect the exception; message and stack stay. */
  dispose(): void {
    this.#keeper.dispose(this);
  }
}
