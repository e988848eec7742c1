import { LONGEST_TIMER_MS } from '../longest-timer.js';

interface Idling {
  idleSince: number;
}

/**
 * Tells when something had nothing to do for long enough. One timer for all: a timer for each call would cost more than
 * the call.
 */
export class IdleTimer<T extends Idling> {
  private readonly idling = new Set<T>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ms: number,
    /** Resolves to whether to look at the item again. */
    private readonly expired: (item: T) => Promise<boolean>,
  ) {}

  /** `item` has nothing to do from now on; having something to do begins it anew. */
  begin(item: T): void {
    if (this.ms > LONGEST_TIMER_MS) return;
    item.idleSince = performance.now();
    this.idling.add(item);
    this.timer ??= setTimeout(this.look, this.ms);
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.idling.clear();
  }

  private readonly look = (): void => {
    this.timer = undefined;
    const due = performance.now() - this.ms;
    for (const item of this.idling) {
      if (item.idleSince > due) continue;
      this.idling.delete(item);
      this.expired(item).then(
        (again) => {
          if (again) this.begin(item);
        },
        // It ended by itself while it was looked at.
        () => undefined,
      );
    }
    if (this.idling.size === 0) return;
    const since = Math.min(...[...this.idling].map(({ idleSince }) => idleSince));
    this.timer ??= setTimeout(this.look, Math.max(1, since - due));
  };
}
