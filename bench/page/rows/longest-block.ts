import type { Effort } from '../effort.js';
import { median } from '../median.js';
import { Watch } from '../watch.js';
import type { Goal, Limit } from '../results.js';
import type { Row } from '../row.js';
import { startPool } from '../sides/pool.js';
import { startOffThread, type OffThreadRuntime } from '../sides/off-thread.js';
import { settle, turn } from '../turn.js';

const LONGEST_MS = 16;

/** How long the page is held up while C# starts, computes, and answers 100,000 calls. */
export const longestBlock: Row = {
  name: 'longest-block',
  page: 'isolated',
  measure: async (effort) => {
    const started = await startOffThread();
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
      await longest('a pool of 2 works', poolWork, LONGEST_MS),
    ];
    watch.stop();
    await started.runtime.terminate();
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

/** Its second runtime starts meanwhile. */
async function poolWork(): Promise<void> {
  const pool = await startPool(2);
  const items = Array.from({ length: 40 }, () => 20);
  await pool.map(items, (exports, ms) => exports.Bench.Work.Compute(ms));
  await pool.terminate();
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

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
