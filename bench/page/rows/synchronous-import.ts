import { compare } from '../compare.js';
import type { Row } from '../row.js';
import { requireAnswer } from '../side.js';
import { atomicsWait } from '../sides/atomics-wait.js';
import { coincidentSide } from '../sides/coincident.js';
import { inThread } from '../sides/in-thread.js';
import { offThread } from '../sides/off-thread.js';
import { synclink } from '../sides/synclink.js';

/** A loop in C# that asks the page for `int add(int, int)`, and waits each time. */
export const synchronousImport: Row = {
  name: 'synchronous-import',
  page: 'isolated',
  measure: (effort) =>
    compare(
      'synchronous import',
      { count: effort.isQuick ? 1000 : 2000, unit: 'µs', effort },
      offThread(({ exports }) => async (count) => {
        requireAnswer(await exports.PageCalls.SumOnPage(count), count);
      }),
      [
        { side: atomicsWait, goal: 1.5 },
        { side: coincidentSide, goal: 1 / 3 },
        { side: synclink, goal: 1 / 3 },
        {
          side: inThread((exports) => (count) => {
            requireAnswer(exports.PageCalls.SumOnPage(count), count);
          }),
        },
      ],
    ),
};
