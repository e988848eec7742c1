import { call, DotnetDiedError, type DotnetRuntime } from 'dotnet-worker';
import { repeatable } from 'dotnet-worker/pool';
import { heldLocks, locksAreFree, locksSince } from '../faults/locks.js';
import { errorOf, rejectionOf } from '../runtime/outcome.js';
import { fill, startPool, type Pool } from './pool.js';

describe('the runtimes of a pool', () => {
  let pool: Pool;
  let sizeAtFirst: number;
  const runtimes: DotnetRuntime[] = [];

  beforeAll(async () => {
    pool = await startPool({
      modules: { 'shapes.js': { add: (first: number, second: number) => first + second } },
      prepare: (runtime) => runtimes.push(runtime),
    });
    sizeAtFirst = pool.size;
  });

  afterAll(() => pool.terminate('The specs are done.'));

  /** Ends the runtime that a call is at. */
  async function endBusyOne(): Promise<void> {
    const alive = runtimes.filter(({ state }) => state === 'ready');
    const inspections = await Promise.all(alive.map((runtime) => runtime.inspect()));
    const busy = alive[inspections.findIndex(({ pendingCalls }) => pendingCalls > 0)];
    await busy?.terminate('a fault');
  }

  it('are one at first, and as many as there is work for, up to its size', async () => {
    expect(sizeAtFirst).toBe(1);
    await fill(pool);
    await Promise.all([1, 2, 3, 4].map(() => pool.exports.Conformance.Exported.Compute.For(20)));
    expect(pool.size).toBe(2);
  });

  it('are replaced when they die; the calls they had are rejected', async () => {
    await fill(pool);
    const failed = pool.exports.Conformance.Exported.Faults.FailFast('broken');
    expect(await rejectionOf(failed)).toBeInstanceOf(DotnetDiedError);
    await fill(pool);
    const rows = await pool.inspect();
    expect(rows.map(({ state }) => state)).toEqual(['ready', 'ready']);
    // The modules of all are those of the new one.
    const sums = await Promise.all(
      [1, 2].map(() =>
        pool.run(async ({ Conformance }) => {
          await Conformance.Exported.Series.Tick(20);
          return Conformance.Imported.Order.AddMany(4);
        }),
      ),
    );
    expect(sums).toEqual([6, 6]);
  });

  it('have calls of one that died done again by another, where those are safe to repeat', async () => {
    await fill(pool);
    const { Series } = pool.exports.Conformance.Exported;
    for (const tick of [
      repeatable(Series.Tick),
      call(repeatable(Series.Tick), { timeout: 60_000 }),
    ]) {
      const done = tick(500);
      await endBusyOne();
      await expectAsync(done).toBeResolved();
    }
    const lost = rejectionOf(Series.Tick(500));
    await endBusyOne();
    expect(await lost).toBeInstanceOf(DotnetDiedError);
  });

  it('have a series of calls done again from its beginning, where that is safe', async () => {
    let begun = 0;
    const value = await pool.run(
      async ({ Conformance }, runtime) => {
        begun++;
        if (begun < 3) void runtime.terminate('a fault');
        return Conformance.Exported.Series.Next(7);
      },
      { repeatable: true },
    );
    expect(begun).toBe(3);
    expect(value).toBe(8);
  });

  it('are not tried for ever', async () => {
    let begun = 0;
    const error = await rejectionOf(
      pool.run(
        async (_exports, runtime) => {
          begun++;
          await runtime.terminate('a fault');
          return runtime.getAssemblyExports('Conformance');
        },
        { repeatable: true },
      ),
    );
    expect(error).toBeInstanceOf(DotnetDiedError);
    expect(begun).toBe(3);
  });

  it('takes nothing else for a call that can be repeated', () => {
    expect(errorOf(() => repeatable(() => Promise.resolve(1)))).toBeInstanceOf(TypeError);
  });
});

describe('a runtime of a pool that is terminated', () => {
  it('ends as soon as it has started, where it was on its way', async () => {
    const others = await heldLocks();
    const terminate = spyOn(Worker.prototype, 'terminate').and.callThrough();
    let made = 0;
    const makeWorker = () => {
      made++;
      return new Worker('/base/dist/worker.js', { type: 'module' });
    };
    const pool = await startPool({ configure: (builder) => builder.withWorker(makeWorker) });
    const { Compute } = pool.exports.Conformance.Exported;
    const calls = [Compute.Forever(), Compute.Forever()].map(rejectionOf);
    await waitUntil(() => made === 2);
    await pool.terminate('enough');
    for (const error of await Promise.all(calls)) expect(error).toBeInstanceOf(DotnetDiedError);
    await waitUntil(() => terminate.calls.count() === 2);
    await locksAreFree(await locksSince(others));
    expect(pool.size).toBe(0);
  });
});

describe('a runtime of a pool without work', () => {
  it('ends, unless it is the last one or its objects are held', async () => {
    const pool = await startPool({ idleTimeout: 200 });
    try {
      await fill(pool);
      const { Objects } = pool.exports.Conformance.Exported;
      const boxes = await pool.map([1, 2], async ({ Conformance }, value) => {
        await Conformance.Exported.Series.Tick(20);
        return Conformance.Exported.Objects.MakeBox(value);
      });
      const kept = { name: 'kept' };
      await Objects.Keep(kept);
      await pause(1000);
      expect(pool.size).toBe(2);
      for (const box of boxes) (box as { dispose: () => void }).dispose();
      await waitUntil(() => pool.size === 1);
      await pause(500);
      expect(pool.size).toBe(1);
      await fill(pool);
      expect(pool.size).toBe(2);
    } finally {
      await pool.terminate('The spec is done.');
    }
  });
});

async function waitUntil(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(20);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
