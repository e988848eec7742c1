import { median } from '../median.js';
import { megabytes } from '../memory.js';
import type { Row } from '../row.js';
import { startOffThread } from '../sides/off-thread.js';
import { startFullPool } from '../sides/pool.js';
import { rounded } from './cost.js';

/** What each further runtime costs, beside runtimes that share nothing. */
export const poolStart: Row = {
  name: 'growth-pool-start',
  page: 'isolated',
  growth: true,
  measure: async ({ rounds }) => {
    const rows: (string | number)[][] = [];
    for (const size of [1, 2, 4]) {
      const shared = await several(rounds, () => startPoolOf(size));
      const apart = await several(rounds, () => startApart(size));
      rows.push([size, ...shared, ...apart]);
    }
    const header = ['runtimes', 'a pool, ms', 'MiB', 'each for itself, ms', 'MiB'];
    return [{ kind: 'growth', title: 'The start of a pool', header, rows }];
  },
};

type Started = () => Promise<unknown>;

async function startPoolOf(size: number): Promise<Started> {
  const pool = await startFullPool(size);
  return () => pool.terminate();
}

async function startApart(size: number): Promise<Started> {
  const started = await Promise.all(Array.from({ length: size }, startOffThread));
  await Promise.all(started.map(({ exports }) => exports.Work.Compute(50)));
  return () => Promise.all(started.map(({ runtime }) => runtime.terminate()));
}

async function several(
  rounds: number,
  start: () => Promise<Started>,
): Promise<[ms: number, memory: number | string]> {
  const times: number[] = [];
  let memory: number | string = '';
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    const end = await start();
    times.push(performance.now() - begun);
    if (round === 0) memory = await megabytes();
    await end();
  }
  return [rounded(median(times)), memory];
}
