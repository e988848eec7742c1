import type { CallLimits, Export } from '../app/running-call.js';
import { CachedCall } from './cached-call.js';

/** The calls that components suspend for, found again by function, arguments and limits. */
export class CallCache {
  private readonly calls = new Map<unknown, CachedCall<unknown>[]>();

  find<A extends unknown[], R>(fn: Export<A, R>, args: A, limits: CallLimits): CachedCall<R> {
    const known = this.calls.get(fn) ?? [];
    const call =
      known.find((each) => each.isFor(args, limits)) ?? this.begin(fn, args, limits, known);
    call.found();
    return call as CachedCall<R>;
  }

  forget(fn: unknown, call: CachedCall<unknown>): void {
    const left = (this.calls.get(fn) ?? []).filter((each) => each !== call);
    if (left.length > 0) this.calls.set(fn, left);
    else this.calls.delete(fn);
  }

  private begin<A extends unknown[]>(
    fn: Export<A, unknown>,
    args: A,
    limits: CallLimits,
    known: readonly CachedCall<unknown>[],
  ): CachedCall<unknown> {
    const made = new CachedCall(fn as Export<unknown[], unknown>, args, limits, () => {
      this.forget(fn, made);
    });
    this.calls.set(fn, [...known, made]);
    return made;
  }
}
