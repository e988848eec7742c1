import { isThenable } from '../wire/promises.js';

const blockingPromises = new WeakSet<object>();

/**
 * Marks a function of the page whose promise a synchronous import may wait for: C# stays blocked until the promise
 * has settled, and sees its value. Without the mark a promise is a type error there, as in thread.
 *
 * @param fn - the function, as it stands in an import module
 * @returns a function of the same type
 * @throws in C#, a `SynchronousImportError` after `withBlockingTimeout` milliseconds
 */
export function blocking<A extends unknown[], R>(fn: (...args: A) => R): (...args: A) => R {
  return function (this: unknown, ...args) {
    const result = fn.apply(this, args);
    if (!isThenable(result)) return result;
    // A promise of its own: the same promise may also come from a function that is not marked.
    const own = Promise.resolve(result).then((value) => value);
    blockingPromises.add(own);
    return own as R;
  };
}

export function isBlocking(result: unknown): boolean {
  return typeof result === 'object' && result !== null && blockingPromises.has(result);
}
