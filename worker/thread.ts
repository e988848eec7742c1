/** What nobody catches, and who decides of it. */
export interface UncaughtListener {
  /** Whether it has been told of already, or has ended the runtime. */
  readonly isHandled: (error: unknown) => boolean;
  /** Whether the page can be told: not while the runtime starts. */
  readonly mayReport: () => boolean;
  /** Makes it an unhandled rejection of the page. */
  readonly report: (error: unknown) => void;
}

/** What the worker side needs of the thread that it runs in. Each entry of the package chooses one. */
export interface Thread {
  /** Whether looking at shared memory again and again makes sense: where there is but one core, it holds up the page. */
  readonly mayLook: boolean;
  /** Whether dotnet.js reads files of this machine by itself, and not by `fetch`. */
  readonly readsFiles: boolean;
  /** Whether what is written is posted at once: a program may stop at any line, and its last one is wanted. */
  readonly writesAtOnce: boolean;
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** `lost` hears of a message that could not be read. */
  listen(take: (message: unknown) => void, lost: () => void): void;
  /** Runs `act` when the event loop has had its turn, in a task of its own. */
  nextTask(act: () => void): void;
  /** Called whenever something was put into shared memory for the page. */
  handedOver(): void;
  /** Lets the page learn of the end of this thread; false when it cannot. */
  holdLock(name: string | undefined): Promise<boolean>;
  watchUncaught(listener: UncaughtListener): void;
  /** Hears of an exit by which the runtime would end the thread itself. */
  watchExit(exited: (code: number) => void): void;
  /** Imports dotnet.js. */
  importFramework(url: string): Promise<unknown>;
  fetch(url: string, init: RequestInit): Promise<Response>;
}
