import { compare } from '../compare.js';
import type { Row } from '../row.js';
import { requireAnswer, type Side } from '../side.js';
import { bareWorkers } from '../sides/bare-workers.js';
import { startFullPool } from '../sides/pool.js';

const SIZE = 2;
const ITEMS = 40;
/** So short a computation should not wait for the page to send it. */
const AT_ONCE = 2 * SIZE;
const ROUNDS = 300_000;

/** C# that only computes, on two cores. */
export const poolThroughput: Row = {
  name: 'pool-throughput',
  page: 'isolated',
  measure: (effort) =>
    compare(
      `a pool of ${SIZE}: one of ${ITEMS} computations`,
      { count: ITEMS, unit: 'ms', effort },
      pool,
      [{ side: bareWorkers(SIZE, ROUNDS), goal: 1 / 0.95 }],
    ),
};

const pool: Side = {
  name: 'dotnet-worker',
  start: async () => {
    const started = await startFullPool(SIZE);
    const wanted = await started.exports.Bench.Work.Hash(ROUNDS);
    return {
      run: async (count) => {
        const items = Array.from({ length: count }, () => ROUNDS);
        const hashes = await started.map(
          items,
          (exports, rounds) => exports.Bench.Work.Hash(rounds),
          { concurrency: AT_ONCE },
        );
        for (const hash of hashes) requireAnswer(hash, wanted);
      },
      stop: () => started.terminate(),
    };
  },
};
