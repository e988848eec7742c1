import type { Effort } from '../effort.js';
import { median } from '../median.js';
import { Watch } from '../watch.js';
import type { Goal, Limit } from '../results.js';
import type { Row } from '../row.js';
import { bareWorkers } from '../sides/bare-workers.js';
import { startFullPool, type BenchPool } from '../sides/pool.js';
import { startOffThread, type OffThreadRuntime } from '../sides/off-thread.js';
import { settle, turn } from '../turn.js';

const LONGEST_MS = 16;
const POOL_SIZE = 2;
const COMPUTATIONS = 40;
const ROUNDS = 6_000_000;

/** How long the page is held up while C# starts, computes, and answers 100,000 calls. */
export const longestBlock: Row = {
  name: 'longest-block',
  page: 'isolated',
  measure: async (effort) => {
    const started = await startOffThread();
    const pool = await startFullPool(POOL_SIZE);
    const bare = await bareWorkers(POOL_SIZE, ROUNDS).start();
    const watch = await Watch.start();
    const longest = longestOf(watch, effort);
    const results = [
      await longest('an idle page, for comparison', () => sleep(500)),
      await longest('starting', startAndEnd, LONGEST_MS),
      await longest('computing', () => compute(started), LONGEST_MS),
      await longest(
        '100,000 calls in flight',
        () => manyCalls(started, effort.isQuick ? 1000 : 2000),
        LONGEST_MS,
      ),
      await longest('100,000 promises, without calls', () => manyPromises(2000)),
      await longest('a pool of 2 starts', startAndEndPool),
      await longest('a pool of 2 works', () => poolWork(pool), LONGEST_MS),
      await longest('two bare workers with dotnet.js work', async () => {
        await bare.run(COMPUTATIONS);
      }),
    ];
    watch.stop();
    await started.runtime.terminate();
    await pool.terminate();
    await bare.stop();
    return results;
  },
};

function longestOf(watch: Watch, { isQuick }: Effort) {
  return async (what: string, work: () => Promise<unknown>, goal?: Goal): Promise<Limit> => {
    const blocks: number[] = [];
    for (let i = 0; i < (isQuick ? 2 : 7); i++) {
      await settle();
      watch.reset();
      await work();
      blocks.push(watch.longest);
    }
    return {
      kind: 'limit',
      what: `longest block: ${what}`,
      unit: 'ms',
      value: median(blocks),
      worst: Math.max(...blocks),
      goal,
    };
  };
}

async function startAndEnd(): Promise<void> {
  const { runtime } = await startOffThread();
  await runtime.terminate();
}

function compute({ exports }: OffThreadRuntime): Promise<number> {
  return exports.Work.Compute(500);
}

async function startAndEndPool(): Promise<void> {
  const pool = await startFullPool(POOL_SIZE);
  await pool.terminate();
}

async function poolWork(pool: BenchPool): Promise<void> {
  const items = Array.from({ length: COMPUTATIONS }, () => ROUNDS);
  await pool.map(items, (exports, rounds) => exports.Bench.Work.Hash(rounds));
}

const CALLS = 100_000;
const SLICE = 1000;

/**
 * C# computes while the page issues the calls, so that all of them are in flight before the first answer. The page
 * issues them in slices, as one that means to stay responsive must: how long its own loop runs is its own affair.
 */
async function manyCalls({ exports }: OffThreadRuntime, milliseconds: number): Promise<void> {
  const { Add } = exports.Numbers;
  const computed = exports.Work.Compute(milliseconds);
  const slices: Promise<unknown>[] = [];
  for (let issued = 0; issued < CALLS; issued += SLICE) {
    slices.push(Promise.all(Array.from({ length: SLICE }, (_, i) => Add(issued, i))));
    await turn();
  }
  await computed;
  await Promise.all(slices);
}

/** As many promises, that are kept as long and fulfilled as the answers are: what the page's collector needs for them. */
async function manyPromises(milliseconds: number): Promise<void> {
  const slices: Promise<unknown>[] = [];
  const settles: ((value: number) => void)[] = [];
  const over = sleep(milliseconds);
  for (let issued = 0; issued < CALLS; issued += SLICE) {
    const issue = () => new Promise<number>((settle) => settles.push(settle));
    slices.push(Promise.all(Array.from({ length: SLICE }, issue)));
    await turn();
  }
  await over;
  for (let settled = 0; settled < CALLS; settled += SLICE) {
    for (const settle of settles.slice(settled, settled + SLICE)) settle(settled);
    await turn();
  }
  await Promise.all(slices);
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
