import type { Row } from '../row.js';
import { startOffThread } from '../sides/off-thread.js';
import { startFullPool } from '../sides/pool.js';
import { grownBy, type Started } from './grown-by.js';

/** What each further runtime costs, beside runtimes that share nothing. */
export const poolStart: Row = {
  name: 'growth-pool-start',
  page: 'isolated',
  growth: true,
  measure: async ({ rounds }) => {
    const rows: (string | number)[][] = [];
    for (const size of [1, 2, 4]) {
      const shared = await grownBy(rounds, () => startPoolOf(size));
      const apart = await grownBy(rounds, () => startApart(size));
      rows.push([size, ...shared, ...apart]);
    }
    const header = [
      'runtimes',
      'a pool, ms',
      'browser grew by, MiB',
      'each for itself, ms',
      'browser grew by, MiB',
    ];
    return [{ kind: 'growth', title: 'The start of a pool', header, rows }];
  },
};

async function startPoolOf(size: number): Promise<Started> {
  const pool = await startFullPool(size);
  return () => pool.terminate();
}

async function startApart(size: number): Promise<Started> {
  const started = await Promise.all(Array.from({ length: size }, () => startOffThread()));
  await Promise.all(started.map(({ exports }) => exports.Work.Compute(50)));
  return () => Promise.all(started.map(({ runtime }) => runtime.terminate()));
}
