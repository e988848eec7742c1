import type { Row } from '../row.js';
import { inFlight } from '../rows/export-in-flight.js';
import { startOffThread } from '../sides/off-thread.js';
import { cost, rounded } from './cost.js';

const WARM = 60_000;

export const callsInFlight: Row = {
  name: 'growth-calls-in-flight',
  page: 'isolated',
  growth: true,
  measure: async (effort) => {
    const { runtime, exports } = await startOffThread();
    const burst = inFlight(exports.Numbers.Add);
    await burst(WARM);
    const rows: number[][] = [];
    for (const size of [1, 10, 100, 1000, 10_000, 100_000]) {
      const count = Math.min(100_000, Math.max(size, 200 * size));
      const run = async (): Promise<void> => {
        for (let i = 0; i < count; i += size) await burst(size);
      };
      rows.push([size, rounded(await cost(run, count, effort))]);
    }
    await runtime.terminate();
    const header = ['calls in flight', 'µs a call'];
    return [{ kind: 'growth', title: 'Calls in flight', header, rows }];
  },
};
