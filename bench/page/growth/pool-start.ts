import { median } from '../median.js';
import { residentMegabytes } from '../memory.js';
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

/** So long the browser takes to let go of the memory of ended workers. */
const SETTLE_MS = 1500;

type Started = () => Promise<unknown>;

async function startPoolOf(size: number): Promise<Started> {
  const pool = await startFullPool(size);
  return () => pool.terminate();
}

async function startApart(size: number): Promise<Started> {
  const started = await Promise.all(Array.from({ length: size }, () => startOffThread()));
  await Promise.all(started.map(({ exports }) => exports.Work.Compute(50)));
  return () => Promise.all(started.map(({ runtime }) => runtime.terminate()));
}

async function several(
  rounds: number,
  start: () => Promise<Started>,
): Promise<[ms: number, memory: number | string]> {
  const times: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = await residentMegabytes();
    const begun = performance.now();
    const end = await start();
    times.push(performance.now() - begun);
    memory.push((await residentMegabytes()) - before);
    await end();
    await new Promise((done) => setTimeout(done, SETTLE_MS));
  }
  const taken = median(memory);
  return [rounded(median(times)), Number.isNaN(taken) ? 'not told' : taken];
}
