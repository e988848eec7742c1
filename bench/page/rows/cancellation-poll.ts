import { call } from 'dotnet-worker';
import { median } from '../median.js';
import type { Row } from '../row.js';
import { startOffThread } from '../sides/off-thread.js';

const LOOKS = 200_000;
const MOST_MICROSECONDS = 1;

/** What it costs a loop of C# to ask whether the page still waits for the call. */
export const cancellationPoll: Row = {
  name: 'cancellation-poll',
  page: 'isolated',
  measure: async ({ rounds }) => {
    const { runtime, exports } = await startOffThread();
    const look = call(exports.Polls.Look, { timeout: 60_000 });
    const costs: number[] = [];
    // The first is cold.
    for (let round = 0; round <= rounds; round++) {
      const begun = performance.now();
      if ((await look(LOOKS)) !== LOOKS) throw new Error('C# was told that nobody waits.');
      costs.push(((performance.now() - begun) * 1000) / LOOKS);
    }
    await runtime.terminate();
    const warm = costs.slice(1);
    return [
      {
        kind: 'limit',
        what: 'a look of C# at isCancellationRequested',
        unit: 'µs',
        value: median(warm),
        worst: Math.max(...warm),
        goal: MOST_MICROSECONDS,
      },
    ];
  },
};
