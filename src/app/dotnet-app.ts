import { STARTING, type DotnetAppOptions, type DotnetState } from './options.js';
import { Start } from './start.js';

/** What suspends is not there yet, and takes hold only when it is rendered again. */
export const PATIENCE_MS = 5000;

/**
 * The one runtime of an app: it starts when something needs it, and ends when nothing does any more. Whoever needs it
 * may let go of it and take hold again in one turn, as React's strict mode and hot reload do: it lives on then.
 */
export class DotnetApp {
  /** Whether something needs it, or did. */
  hasBeenHeld = false;
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
    this.hasBeenHeld = true;
    this.start().begin();
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
   * Settles when the runtime is ready, or did not start; one promise for each start. To wait starts nothing: whoever waits
   * without a hold waits for one as well.
   */
  whenSettled(): Promise<void> {
    return this.start().settled;
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
    if (this.holders > 0) this.start().begin();
  };

  private start(): Start {
    if (this.current) return this.current;
    const start = (this.current = new Start(this.options, (state) => {
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
