import type { Effort } from '../effort.js';
import { measure } from '../measure.js';
import type { Run } from '../side.js';

/** The median cost of one of `count` calls, in microseconds, after a warm-up. */
export async function cost(run: Run, count: number, { isQuick }: Effort): Promise<number> {
  const side = {
    name: 'dotnet-worker',
    start: () => Promise.resolve({ run, stop: () => undefined }),
  };
  const effort = { isQuick, warmups: 1, rounds: isQuick ? 2 : 5 };
  const [figure] = await measure([side], { count, unit: 'µs', effort });
  if (figure && 'warm' in figure) return figure.warm;
  throw new Error(figure?.failure);
}

/** Three digits are all that a measurement here is worth. */
export function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
