import type { CachedCall } from './cached-call.js';

/** React puts a transition off for what is urgent, and comes back to it: not as late as this. */
const PUT_OFF_MS = 200;

/**
 * The call that one component waits for. No effect tells of it, because React runs none before the result is there: so
 * each render says what it wants, and what it wanted before is held no longer.
 */
export class AwaitedCall {
  /** What is not mounted keeps no state while it suspends: the next render would know nothing of this one. */
  private isMounted = false;
  private shown: CachedCall<unknown> | undefined;
  private awaited: CachedCall<unknown> | undefined;
  private release: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Said by each render. */
  want(call: CachedCall<unknown> | undefined): void {
    if (!this.isMounted) {
      call?.keep();
      return;
    }
    clearTimeout(this.timer);
    if (call === this.awaited) return;
    if (call !== this.shown) this.await(call);
    // What is shown is rendered again in the midst of a transition, too.
    else if (this.awaited) {
      this.timer = setTimeout(() => {
        this.await(undefined);
      }, PUT_OFF_MS);
    }
  }

  /** An effect of each call that is shown; gives what ends it. */
  show(call: CachedCall<unknown> | undefined): (() => void) | undefined {
    this.shown = call;
    return call?.hold();
  }

  /** An effect of the component; gives what ends it. */
  mount(): () => void {
    this.isMounted = true;
    return () => {
      this.isMounted = false;
      clearTimeout(this.timer);
      this.await(undefined);
    };
  }

  private await(call: CachedCall<unknown> | undefined): void {
    const release = this.release;
    this.awaited = call;
    this.release = call?.hold();
    release?.();
  }
}
