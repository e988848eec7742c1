import { compare } from '../compare.js';
import type { Row } from '../row.js';
import { requireAnswer } from '../side.js';
import { batch } from '../sides/batch.js';
import { comlink } from '../sides/comlink.js';
import { inThread } from '../sides/in-thread.js';
import { offThread } from '../sides/off-thread.js';

type Add = (a: number, b: number) => Promise<number>;

/** 20,000 calls of `int Add(int, int)` at once. */
export const exportInFlight: Row = {
  name: 'export-in-flight',
  page: 'isolated',
  measure: (effort) =>
    compare(
      'export, 20,000 in flight',
      { count: 20_000, unit: 'µs', effort },
      offThread(({ exports }) => inFlight(exports.Numbers.Add)),
      [
        {
          // In thread a call is plain: what a page would await is an async function around it.
          side: inThread(({ Numbers }) => {
            const { Add } = Numbers;
            // eslint-disable-next-line @typescript-eslint/require-await
            return inFlight(async (a, b) => Add(a, b));
          }),
          goal: { Chromium: 2, Firefox: 3 },
        },
        { side: comlink(({ Numbers }) => inFlight(Numbers.Add)), goal: 1 / 15 },
        { side: batch },
      ],
    ),
};

export function inFlight(add: Add): (count: number) => Promise<void> {
  return async (count) => {
    const calls: Promise<number>[] = [];
    for (let i = 0; i < count; i++) calls.push(add(i, 1));
    const sums = await Promise.all(calls);
    requireAnswer(sums[count - 1], count);
  };
}
