import { call } from 'dotnet-worker';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { fill, startPool, type Pool } from './pool.js';

describe('map of a pool', () => {
  let pool: Pool;

  beforeAll(async () => {
    pool = await startPool();
    await fill(pool);
  });

  afterAll(() => pool.terminate('The specs are done.'));

  it('keeps the order of the items, whichever ends first', async () => {
    const items = [40, 5, 30, 0, 20, 10];
    const results = await pool.map(items, async ({ Conformance }, ms, { index }) => {
      await Conformance.Exported.Series.Tick(ms);
      return [ms, index];
    });
    expect(results).toEqual(items.map((ms, index) => [ms, index]));
  });

  it('uses every runtime, and no more items at once than told', async () => {
    const runtimes = new Set<unknown>();
    let most = 0;
    let now = 0;
    await pool.map(
      Array.from({ length: 8 }, (_, index) => index),
      async ({ Conformance }, _item, { runtime }) => {
        runtimes.add(runtime);
        most = Math.max(most, ++now);
        await Conformance.Exported.Series.Tick(5);
        now--;
      },
      { concurrency: 3 },
    );
    expect(most).toBe(3);
    expect(runtimes.size).toBe(2);
  });

  it('refuses to work on fewer items at once than one', async () => {
    for (const concurrency of [0, -1, NaN]) {
      const error = await rejectionOf(pool.map([1], () => 1, { concurrency }));
      expect(error).toBeInstanceOf(TypeError);
      expect(messageOf(error)).toContain('Failed to map: the concurrency is');
    }
  });

  it('tells how far it is after each item', async () => {
    const progress: number[][] = [];
    await pool.map(
      new Set([1, 2, 3]),
      ({ Conformance }, value) => Conformance.Exported.Series.Next(value),
      { onProgress: ({ done, total }) => progress.push([done, total]) },
    );
    expect(progress).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(await pool.map([], () => 1)).toEqual([]);
  });

  it('stops on the first error, and says so to what still runs', async () => {
    const begun: number[] = [];
    const signals: AbortSignal[] = [];
    const failure = new Error('item 1');
    const error = await rejectionOf(
      pool.map([0, 1, 2, 3, 4, 5], async ({ Conformance }, item, { signal }) => {
        begun.push(item);
        signals.push(signal);
        if (item === 1) throw failure;
        await call(Conformance.Exported.Series.Tick, { signal })(60_000);
      }),
    );
    expect(error).toBe(failure);
    expect(begun).toEqual([0, 1]);
    expect(signals[0]?.reason).toBe(failure);
    expect((await pool.inspect()).length).toBe(2);
  });

  it('goes on after errors when told, with the outcome of each', async () => {
    const outcomes = await pool.map(
      [1, 2, 3],
      async ({ Conformance }, item) => {
        if (item === 2) await Conformance.Exported.Objects.Unbox('none' as unknown as object);
        return item;
      },
      { onError: 'continue' },
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[2]).toEqual({ status: 'fulfilled', value: 3 });
  });

  it('begins nothing more when its signal is aborted', async () => {
    const controller = new AbortController();
    const begun: number[] = [];
    const error = await rejectionOf(
      pool.map(
        [0, 1, 2, 3],
        async ({ Conformance }, item, { signal }) => {
          begun.push(item);
          if (item === 1) controller.abort();
          await call(Conformance.Exported.Series.Tick, { signal })(60_000);
        },
        { signal: controller.signal },
      ),
    );
    expect((error as DOMException).name).toBe('AbortError');
    expect(begun).toEqual([0, 1]);
    const never = pool.map([1], () => begun.push(9), { signal: controller.signal });
    await rejectionOf(never);
    expect(begun).not.toContain(9);
  });
});
