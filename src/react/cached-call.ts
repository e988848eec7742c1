import { runCall, sameArguments, type CallLimits, type Export } from '../app/running-call.js';

/** A component that suspends loses its state: long enough for it to come back after the call. */
const PATIENCE_MS = 5000;
/** React renders what failed once more before it gives the error to the boundary; nobody tries again that soon. */
const FAILURE_MS = 100;

/** A call that components suspend for. It is given up, and forgotten, when none of them needs it any more. */
export class CachedCall<R> {
  readonly result: Promise<R>;
  private giveUp: () => void = () => undefined;
  private holders = 0;
  private isKept = false;
  private hasFailed = false;
  private hasBeenThrown = false;

  constructor(
    fn: Export<unknown[], R>,
    private readonly args: unknown[],
    private readonly limits: CallLimits,
    private readonly forget: () => void,
  ) {
    this.result = new Promise<R>((resolve, reject) => {
      this.giveUp = runCall(fn, args, limits, (outcome) => {
        if ('data' in outcome) resolve(outcome.data);
        else {
          this.hasFailed = true;
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the very one that the call gave
          reject(outcome.error);
        }
      });
    });
    const letGo = (): void => {
      setTimeout(() => {
        this.isKept = false;
        this.endUnlessNeeded();
      }, PATIENCE_MS);
    };
    this.result.then(letGo, letGo);
  }

  isFor(args: readonly unknown[], { timeout }: CallLimits): boolean {
    return this.limits.timeout === timeout && sameArguments(this.args, args);
  }

  /** Whoever has just found it renders with it: a failure is thrown now, and is not what comes of the next try. */
  found(): void {
    if (!this.hasFailed || this.hasBeenThrown) return;
    this.hasBeenThrown = true;
    setTimeout(this.forget, FAILURE_MS);
  }

  /** For who cannot say when it needs it no more: it runs to its end, and is there for a while. */
  keep(): void {
    this.isKept = true;
  }

  /** Keeps it until the function that it returns is called. */
  hold(): () => void {
    this.holders++;
    return () => {
      this.holders--;
      setTimeout(() => {
        this.endUnlessNeeded();
      });
    };
  }

  private endUnlessNeeded(): void {
    if (this.holders > 0 || this.isKept) return;
    this.giveUp();
    this.forget();
  }
}
