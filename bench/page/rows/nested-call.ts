import { compare } from '../compare.js';
import type { Row } from '../row.js';
import { requireAnswer } from '../side.js';
import { inThread } from '../sides/in-thread.js';
import { offThread } from '../sides/off-thread.js';
import { pingPong, pingPongAsleep } from '../sides/ping-pong.js';

/** The page calls a C# delegate, again and again, while it serves one synchronous import. */
export const nestedCall: Row = {
  name: 'nested-call',
  page: 'isolated',
  measure: (effort) =>
    compare(
      'nested delegate call',
      { count: effort.isQuick ? 1000 : 10_000, unit: 'µs', effort },
      offThread(({ exports }) => async (count) => {
        requireAnswer(await exports.NestedCalls.Repeat(count), count);
      }),
      [
        { side: pingPong, goal: 3 },
        { side: pingPongAsleep },
        {
          side: inThread((exports) => (count) => {
            requireAnswer(exports.NestedCalls.Repeat(count), count);
          }),
        },
      ],
    ),
};
