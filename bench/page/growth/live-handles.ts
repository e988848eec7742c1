import type { Effort } from '../effort.js';
import type { Growth } from '../results.js';
import type { Row } from '../row.js';
import { inFlight } from '../rows/export-in-flight.js';
import { startOffThread, type OffThreadRuntime } from '../sides/off-thread.js';
import { rounded } from './cost.js';

const BURST = 10_000;
const CALLS = 20_000;

/** Objects of one side that the other one holds: what each costs, and what is left when they are released. */
export const liveHandles: Row = {
  name: 'growth-live-handles',
  page: 'isolated',
  growth: true,
  measure: async (effort) => {
    const started = await startOffThread();
    const tables = [
      await table('Objects of the page that C# holds', started, effort, pageObjects),
      await table('Objects of C# that the page holds', started, effort, managedObjects),
    ];
    await started.runtime.terminate();
    return tables;
  },
};

interface Holding {
  /** Makes so many more. */
  hold(count: number): Promise<unknown>;
  release(count: number): Promise<unknown>;
}

async function table(
  title: string,
  started: OffThreadRuntime,
  effort: Effort,
  make: (started: OffThreadRuntime) => Holding,
): Promise<Growth> {
  const rows: number[][] = [];
  for (const size of effort.isQuick ? [1000, 10_000] : [1000, 10_000, 100_000, 1_000_000]) {
    rows.push(await measure(size, started, make(started)));
  }
  const header = [
    'handles',
    'µs to hold one',
    'µs to release one',
    'µs a call meanwhile',
    'counted before',
    'counted while held',
    'counted afterwards',
  ];
  return { kind: 'growth', title, header, rows };
}

async function measure(
  size: number,
  { runtime, exports }: OffThreadRuntime,
  holding: Holding,
): Promise<number[]> {
  const call = inFlight(exports.Numbers.Add);
  const live = async (): Promise<number> => {
    const { pageHandles, workerHandles } = await runtime.inspect();
    return pageHandles + workerHandles;
  };
  for (let i = 0; i < 3; i++) await call(CALLS);
  const before = await live();
  const held = await timed(size, () => inSlices(size, (count) => holding.hold(count)));
  const during = await live();
  const called = await timed(CALLS, () => call(CALLS));
  const released = await timed(size, () => inSlices(size, (count) => holding.release(count)));
  const after = await live();
  return [size, rounded(held), rounded(released), rounded(called), before, during, after];
}

async function inSlices(size: number, step: (count: number) => Promise<unknown>): Promise<void> {
  for (let done = 0; done < size; done += BURST) await step(Math.min(BURST, size - done));
}

async function timed(count: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return ((performance.now() - begun) * 1000) / count;
}

function pageObjects({ exports: { Handles } }: OffThreadRuntime): Holding {
  return {
    hold: (count) => Promise.all(Array.from({ length: count }, (_, i) => Handles.Keep({ i }))),
    release: (count) => Handles.Release(count),
  };
}

function managedObjects({ exports: { Handles, Numbers } }: OffThreadRuntime): Holding {
  const held: { dispose(): void }[] = [];
  return {
    hold: async (count) => {
      held.push(...(await Promise.all(Array.from({ length: count }, () => Handles.Make()))));
    },
    // Releases leave with the next call, which is answered when they have been seen.
    release: (count) => {
      for (const each of held.splice(-count)) each.dispose();
      return Numbers.Add(1, 2);
    },
  };
}
