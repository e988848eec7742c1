import { compare } from '../compare.js';
import type { Row } from '../row.js';
import { requireAnswer, type Side } from '../side.js';
import { startFullPool } from '../sides/pool.js';
import { firstMessage } from '../sides/worker.js';

const SIZE = 2;
const ITEMS = 40;
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
      [{ side: bareWorkers, goal: 1 / 0.95 }],
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
        const hashes = await started.map(items, (exports, rounds) =>
          exports.Bench.Work.Hash(rounds),
        );
        for (const hash of hashes) requireAnswer(hash, wanted);
      },
      stop: () => started.terminate(),
    };
  },
};

const bareWorkers: Side = {
  name: 'two bare workers with dotnet.js',
  start: async () => {
    const workers = Array.from(
      { length: SIZE },
      () => new Worker('./bare-work.js', { type: 'module' }),
    );
    await Promise.all(workers.map(firstMessage));
    return {
      run: async (count) => {
        let left = count;
        const workInTurn = async (worker: Worker): Promise<void> => {
          while (left-- > 0) {
            const answer = firstMessage(worker);
            worker.postMessage(ROUNDS);
            await answer;
          }
        };
        await Promise.all(workers.map(workInTurn));
      },
      stop: () => {
        for (const worker of workers) worker.terminate();
      },
    };
  },
};
