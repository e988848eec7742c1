import {
  DotnetDiedError,
  DotnetExitedError,
  DotnetHostBuilder,
  type DotnetRuntime,
} from 'dotnet-worker';
import { STARTING, type DotnetAppOptions, type DotnetState } from './options.js';

const NOTHING = {
  progress: undefined,
  runtime: undefined,
  exports: undefined,
  error: undefined,
} as const;

/** What suspends is not there yet, and takes hold only when it is rendered again. */
const PATIENCE_MS = 5000;

/**
 * The one runtime of an app: it starts when something needs it, and ends when nothing does any more. Whoever needs it
 * may let go of it and take hold again in one turn, as React's strict mode and hot reload do: it lives on then.
 */
export class DotnetApp {
  private snapshot: DotnetState<unknown> = STARTING;
  private readonly listeners = new Set<() => void>();
  private holders = 0;
  /** Each start has its own: what an earlier one still brings is not the app's any more. */
  private current: Start | undefined;
  private release: (() => void) | undefined;

  /** @param options - read at each start */
  constructor(private readonly options: () => DotnetAppOptions) {}

  /** Keeps the runtime alive until the function that it returns is called. */
  readonly hold = (): (() => void) => {
    this.holders++;
    this.start();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.holders--;
      setTimeout(() => {
        if (this.holders === 0) this.end();
      });
    };
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): DotnetState<unknown> => this.snapshot;

  /**
   * Settles when the runtime is ready, or did not start; one promise for each start. What waits for it is expected to take
   * hold of it then.
   */
  whenSettled(): Promise<void> {
    const start = this.start();
    const look = (): void => {
      if (this.holders === 0 && this.current === start) this.end();
    };
    return (start.awaited ??= start.settled.finally(() => setTimeout(look, PATIENCE_MS)));
  }

  /** Keeps the runtime alive until `close`. */
  readonly open = (): void => {
    this.release ??= this.hold();
  };

  /** The app is over: whatever else still holds the runtime has nothing to wait for. */
  readonly close = (): void => {
    this.release?.();
    this.release = undefined;
    this.end();
  };

  /** Keeps the runtime alive while what suspends waits, and until it is there to take hold itself. */
  async holdWhile(wait: () => Promise<void>): Promise<void> {
    const release = this.hold();
    try {
      await wait();
    } finally {
      setTimeout(release, PATIENCE_MS);
    }
  }

  /** Starts anew, after a failure or an end; a runtime that lives is ended first. Without a holder nothing starts. */
  readonly restart = (): void => {
    this.end();
    if (this.holders > 0) this.start();
  };

  private start(): Start {
    if (this.current) return this.current;
    const start = (this.current = new Start(this.options(), (state) => {
      if (this.current === start) this.tell(state);
    }));
    return start;
  }

  private end(): void {
    const ending = this.current;
    this.current = undefined;
    ending?.end();
    this.tell(STARTING);
  }

  private tell(state: DotnetState<unknown>): void {
    if (this.snapshot === state) return;
    this.snapshot = state;
    for (const listener of [...this.listeners]) listener();
  }
}

/** One start, and its end, which may come before the start is over. */
class Start {
  /** Never rejects: what went wrong is told. */
  readonly settled: Promise<void>;
  awaited: Promise<void> | undefined;
  private readonly builder = new DotnetHostBuilder();
  private readonly created: Promise<DotnetRuntime>;
  /** What is told of progress may still come when it is ready, or has failed. */
  private isOver = false;
  private hasEnded = false;

  constructor(
    private readonly options: DotnetAppOptions,
    private readonly tell: (state: DotnetState<unknown>) => void,
  ) {
    this.created = this.create();
    this.settled = this.begin();
  }

  end(): void {
    this.hasEnded = true;
    this.created.then(
      (runtime) => runtime.terminate('the app needs it no longer'),
      () => undefined,
    );
  }

  private async create(): Promise<DotnetRuntime> {
    this.builder.withProgress((progress) => {
      if (!this.isOver) this.tell({ ...STARTING, progress });
    });
    this.options.configure?.(this.builder);
    return this.builder.create();
  }

  private async begin(): Promise<void> {
    try {
      const runtime = await this.created;
      if (this.hasEnded) return;
      const exports = await this.prepare(runtime);
      this.isOver = true;
      this.tell({ ...NOTHING, state: 'ready', runtime, exports });
      void this.tellEnd(runtime);
    } catch (error) {
      this.isOver = true;
      this.tell({ ...NOTHING, state: 'failed', error });
      this.end();
    }
  }

  private async prepare(runtime: DotnetRuntime): Promise<object> {
    const { imports = {}, assembly, onReady } = this.options;
    for (const [name, module] of Object.entries(imports)) runtime.setModuleImports(name, module);
    await onReady?.(runtime);
    const { mainAssemblyName } = runtime.getConfig();
    return runtime.getAssemblyExports(assembly ?? mainAssemblyName);
  }

  private async tellEnd(runtime: DotnetRuntime): Promise<void> {
    const { exitCode, reason } = await runtime.closed;
    const error =
      exitCode === undefined ? new DotnetDiedError(reason) : new DotnetExitedError(exitCode);
    this.tell({ ...NOTHING, state: 'ended', runtime, error });
  }
}
