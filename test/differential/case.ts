import { keep } from './portrait.js';
import type { Side } from './side.js';
import type { Cell } from './types.js';
import type { PageValue } from './values.js';

/** One value of the page, or one of C# by its number, in one cell. */
export interface Case {
  readonly cell: Cell;
  readonly value: PageValue;
}

/** Runs a case on one side; what it came to, in words. */
export async function outcome({ cell, value }: Case, side: Side): Promise<string> {
  const [made] = await madeFor(value, side);
  side.begin(made);
  return cell.position.run(side, side.methods(cell.className), crossing(cell, made));
}

/** A value made for a side; in an array, since it may be a promise itself. */
export async function madeFor(value: PageValue, side: Side): Promise<[unknown]> {
  const promised = value.make(side);
  const made = value.isAsync ? await promised : promised;
  keep(made);
  return [made];
}

function crossing({ position }: Cell, value: unknown): unknown {
  if (position.asPromise === undefined) return value;
  const promise =
    position.asPromise === 'fulfilled'
      ? Promise.resolve(value)
      : // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- page code rejects with anything
        Promise.reject(value);
  // C# may refuse the call before it looks at the promise.
  promise.catch(() => undefined);
  return promise;
}
