import { compare } from '../compare.js';
import type { Row } from '../row.js';
import { requireAnswer } from '../side.js';
import { offThread } from '../sides/off-thread.js';
import { rawMessages, rawMessagesToDotnet } from '../sides/raw-messages.js';

/** Calls of `int Add(int, int)`, each after the answer of the one before. */
export const exportOneByOne: Row = {
  name: 'export-one-by-one',
  page: 'both',
  measure: (effort) =>
    compare(
      crossOriginIsolated ? 'export, awaited one by one' : 'the same, page not isolated',
      { count: effort.isQuick ? 1000 : 3000, unit: 'µs', effort },
      offThread(({ exports }) => oneByOne(exports.Numbers.Add)),
      [
        {
          side: rawMessages((ask) => oneByOne((a, b) => ask([a, b]))),
          goal: crossOriginIsolated ? 0.6 : 1.15,
        },
        { side: rawMessagesToDotnet((ask) => oneByOne((a, b) => ask([a, b]))) },
      ],
    ),
};

function oneByOne(add: (a: number, b: number) => Promise<unknown>) {
  return async (count: number): Promise<void> => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum = (await add(sum, 1)) as number;
    requireAnswer(sum, count);
  };
}
