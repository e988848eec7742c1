import type { Row } from '../row.js';
import { startOffThread } from '../sides/off-thread.js';
import { cost, rounded } from './cost.js';

const COUNT = 10_000;

export const argumentCount: Row = {
  name: 'growth-argument-count',
  page: 'isolated',
  growth: true,
  measure: async (effort) => {
    const { runtime, exports } = await startOffThread();
    const { SumOf0, SumOf1, SumOf2, SumOf4, SumOf8 } = exports.Numbers;
    const methods = [
      [0, SumOf0],
      [1, SumOf1],
      [2, SumOf2],
      [4, SumOf4],
      [8, SumOf8],
    ] as const;
    const rows: number[][] = [];
    for (const [length, method] of methods) {
      const args = Array.from({ length }, (_, i) => i);
      const run = (count: number): Promise<unknown> =>
        Promise.all(Array.from({ length: count }, () => method(...args)));
      for (let i = 0; i < 3; i++) await run(COUNT);
      rows.push([length, rounded(await cost(run, COUNT, effort))]);
    }
    await runtime.terminate();
    const header = ['arguments', 'µs a call, 10,000 in flight'];
    return [{ kind: 'growth', title: 'Number of arguments', header, rows }];
  },
};
