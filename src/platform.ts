import type { Connection } from '../wire/connection.js';
import type { CallTarget } from '../wire/host.js';
import type { Pause } from './pause.js';
import type { SharedLane } from './shared-lane.js';

/** What the page hears of its worker. */
export interface ThreadListener {
  message(data: unknown): void;
  /** A message could not be read. */
  messageLost(): void;
  /** An error that nobody caught, or a script that did not load: true when it ends the start, and so is dealt with. */
  failed(why: string): boolean;
  ended(why: string): void;
  /** Something may have come through shared memory. */
  look(): void;
}

/** A worker, as the page sees it. */
export interface Thread {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  listen(listener: ThreadListener): void;
  /** Hears of the end of a worker that holds the lock of this name; missing where that is heard of in any case. */
  watchLock?(name: string, signal: AbortSignal): void;
  /** Whether the page waits for the worker; missing where nothing depends on it. */
  waits?(isWaiting: boolean): void;
  /** Blocks for at most `ms` until `isOver`, and takes in what the worker says; missing where a page may not block. */
  block?(isOver: () => boolean, ms: number): void;
  terminate(): void;
}

/** Calls exports and waits for their values. */
export interface BlockingCalls {
  call(to: CallTarget, args: readonly unknown[], name: string): unknown;
}

/** What a page that may block does it with. */
export interface BlockingParts {
  readonly thread: Thread;
  readonly connection: Connection;
  readonly lane: SharedLane | undefined;
  /** How long it may block, in milliseconds. */
  readonly longest: number;
  readonly whyNotShared: string;
  /** The error of every call once the worker has said that its runtime ended. */
  readonly whyEnded: () => Error | undefined;
}

/** What the page side needs of the place that it runs in. Each entry of the package chooses one. */
export interface Platform<Source> {
  /** An absolute address. */
  readonly resolve: (url: string) => string;
  /** Where the import map leads from an absolute address, if there is such a map. */
  readonly mapped: (url: string) => string;
  /** The address of a bare name, as an import would find it; throws when there is none. */
  readonly resolveName: (name: string) => string;
  /** The `arg`s of the page's own address. */
  readonly queryArguments: () => readonly string[];
  /** Import modules that are there without being registered. */
  readonly modules: readonly (readonly [name: string, module: object])[];
  /** What `Main` gets when nothing else gives it arguments. */
  readonly programArguments: () => readonly string[];
  readonly makeThread: (source: Source | undefined) => Thread;
  /** What an error calls the script of the worker. */
  readonly nameScript: (source: Source | undefined) => string;
  /** Why there is no shared memory here, and what would help; undefined when there is. */
  readonly whyNotShared: () => { readonly why: string; readonly remedy: string } | undefined;
  /** The text at an address; undefined when there is none to be had. */
  readonly readText: (url: string, signal: AbortSignal) => Promise<string | undefined>;
  /** What is at an address. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** How many threads can run at once. */
  readonly processors: () => number;
  readonly pause: Pause;
  /** Runs `act` in a task of its own, soon. */
  readonly nextTask: (act: () => void) => void;
  /** Missing where a page may not block. */
  readonly blockingCalls?: (parts: BlockingParts) => BlockingCalls;
  /** An error in what the page does for the runtime, which the runtime survives. */
  readonly reportError: (error: unknown) => void;
  /** The program of C# has ended with this code. */
  readonly programExited: (code: number) => void;
  /** What `withElementOnExit` asks for. */
  readonly showExit: (code: number) => void;
}
