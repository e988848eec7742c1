import { runCall, sameArguments, type CallLimits, type Export } from '../app/running-call.js';

/** A component that suspends loses its state: long enough for it to come back after the call. */
const PATIENCE_MS = 5000;

/** A call that components suspend for. */
export interface CachedCall<R> {
  readonly args: readonly unknown[];
  readonly result: Promise<R>;
  /** Keeps it until the function that it returns is called: without users it is given up, and forgotten. */
  readonly hold: () => () => void;
}

/** The calls that components suspend for, found again by function and arguments. */
export class CallCache {
  private readonly calls = new Map<unknown, CachedCall<unknown>[]>();

  find<A extends unknown[], R>(fn: Export<A, R>, args: A, limits: CallLimits): CachedCall<R> {
    const known = this.calls.get(fn) ?? [];
    const found = known.find((each) => sameArguments(each.args, args));
    if (found) return found as CachedCall<R>;
    const made = this.begin(fn, args, limits);
    this.calls.set(fn, [...known, made]);
    return made;
  }

  forget(fn: unknown, call: CachedCall<unknown>): void {
    const left = (this.calls.get(fn) ?? []).filter((each) => each !== call);
    if (left.length > 0) this.calls.set(fn, left);
    else this.calls.delete(fn);
  }

  private begin<A extends unknown[], R>(
    fn: Export<A, R>,
    args: A,
    limits: CallLimits,
  ): CachedCall<R> {
    let users = 0;
    let giveUp = (): void => undefined;
    const result = new Promise<R>((resolve, reject) => {
      giveUp = runCall(fn, args, limits, (outcome) => {
        if ('data' in outcome) resolve(outcome.data);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the very one that the call gave
        else reject(outcome.error);
      });
    });
    const release = (): void => {
      if (users > 0) return;
      giveUp();
      this.forget(fn, made);
    };
    const hold = () => {
      users++;
      return () => {
        users--;
        setTimeout(release);
      };
    };
    const made: CachedCall<R> = { args, result, hold };
    const lookAgain = () => setTimeout(release, PATIENCE_MS);
    result.then(lookAgain, lookAgain);
    return made;
  }
}
