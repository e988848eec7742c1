import { isThenable } from '../wire/promises.js';

/** How long C# may wait for a promise, in milliseconds; undefined where the builder decides. */
const limits = new WeakMap<object, number | undefined>();

/**
 * Marks a function of the page whose promise a synchronous import may wait for: C# stays blocked until the promise
 * has settled, and sees its value. Without the mark a promise is a type error there, as in thread.
 *
 * @param fn - the function, as it stands in an import module
 * @returns a function whose type is what C# sees: the value instead of the promise
 * @throws in C#, a `SynchronousImportError` after `withBlockingTimeout` milliseconds
 */
export function blocking<A extends unknown[], R>(
  fn: (...args: A) => R,
): (...args: A) => Awaited<R> {
  return blockingFor(undefined, fn);
}

/** The same with a time of its own in milliseconds, for what may rightly take any time. */
export function blockingFor<A extends unknown[], R>(
  limit: number | undefined,
  fn: (...args: A) => R,
): (...args: A) => Awaited<R> {
  return function (this: unknown, ...args) {
    const result = fn.apply(this, args);
    if (!isThenable(result)) return result as Awaited<R>;
    // A promise of its own: the same promise may also come from a function that is not marked.
    const own = Promise.resolve(result).then((value) => value);
    limits.set(own, limit);
    return own as Awaited<R>;
  };
}

/** Whether it is the promise of a function that is marked. */
export function isBlocking(result: unknown): result is Promise<unknown> {
  return typeof result === 'object' && result !== null && limits.has(result);
}

export function limitOf(promise: object): number | undefined {
  return limits.get(promise);
}
