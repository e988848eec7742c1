import { call, inside, type CallOptions } from 'dotnet-worker';
import { functionsOf, mirror, type PooledFunction } from './functions.js';
import type { Member } from './member.js';

/** What the exports of a pool need of it. */
export interface Reach {
  /** Does one piece of work on the least busy member. */
  give(work: (member: Member) => Promise<unknown>, repeatable: boolean): Promise<unknown>;
  /** All members, those in preparation included. */
  members(): Iterable<Member>;
}

/** How a function of a pool is called with `repeatable`, or with the options of `call()`. */
interface Variant {
  readonly index: number;
  readonly template: PooledFunction;
  readonly reach: Reach;
}

const variants = new WeakMap<object, Variant>();

/** The exports of a pool: the tree of one runtime, whose functions choose a runtime at each call. */
export function pooledExports<Exports extends object>(tree: Exports, reach: Reach): Exports {
  const functions = functionsOf(tree);
  const made = functions.map((template, index) => pooledFunction({ index, template, reach }));
  return mirror(tree, (fn) => made[functions.indexOf(fn)] ?? fn) as Exports;
}

/**
 * Marks a call of a pool's export as safe to repeat: when its runtime ends before it has answered, it is made again on
 * another one, three times at most. `repeatable(pool.exports.Prices.Total)(7)`.
 *
 * @param fn - a function of `pool.exports`
 * @returns a function of the same arguments and result, which `call()` takes too
 * @throws `TypeError` when `fn` is anything else
 */
export function repeatable<A extends unknown[], R>(
  fn: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  const variant = variants.get(fn);
  if (!variant) {
    throw new TypeError(
      'Failed to make a call repeatable: it is no export of a pool. Make sure to pass a function of pool.exports itself, not called and not wrapped.',
    );
  }
  return callable(variant, true) as unknown as (...args: A) => Promise<R>;
}

function pooledFunction(variant: Variant): object {
  const { index, template, reach } = variant;
  const fn = callable(variant, false);
  variants.set(fn, variant);
  const sync = (...args: unknown[]): unknown => {
    for (const { functions } of reach.members()) {
      const own = functions[index];
      if (inside.exportOf(own)?.reach.lane?.serving) return own?.sync(...args);
    }
    // Nobody waits for the page: the error says so.
    return template.sync(...args);
  };
  return Object.defineProperty(fn, 'sync', { value: sync });
}

function callable({ index, template, reach }: Variant, isRepeatable: boolean): object {
  const own = (member: Member): PooledFunction => member.functions[index] ?? template;
  const fn = (...args: unknown[]): Promise<unknown> =>
    reach.give((member) => own(member)(...args), isRepeatable);
  inside.chosenAtCall.set(fn, (options: CallOptions) => {
    // Refuses now what could not be called later.
    call(template, options);
    return (...args: unknown[]) =>
      reach.give((member) => call(own(member), options)(...args), isRepeatable);
  });
  return fn;
}
