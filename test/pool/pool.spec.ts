import { call, DotnetDiedError, SynchronousImportError, type DotnetRuntime } from 'dotnet-worker';
import { createDotnetPool } from 'dotnet-worker/pool';
import { errorOf, messageOf, rejectionOf } from '../runtime/outcome.js';
import { fill, startPool, type Exports, type Pool } from './pool.js';

describe('a pool', () => {
  let pool: Pool;
  let exported: Exports['Conformance']['Exported'];
  const prepared: DotnetRuntime[] = [];
  /** What the page does while it serves the import. */
  let whileServing = (): void => undefined;
  const shapes = {
    add: (first: number, second: number) => {
      whileServing();
      return first + second;
    },
  };

  beforeAll(async () => {
    pool = await startPool({
      modules: { 'shapes.js': shapes },
      prepare: (runtime) => prepared.push(runtime),
    });
    exported = pool.exports.Conformance.Exported;
    await fill(pool);
  });

  afterAll(() => pool.terminate('The specs are done.'));

  it('has the exports of its assembly, by name and by overload', () => {
    const compute = exported.Compute as unknown as Record<string, unknown>;
    const overload = Object.keys(compute).find((name) => name.startsWith('Hash.')) ?? '';
    expect(compute[overload]).toBe(exported.Compute.Hash);
    expect(Object.keys(pool.exports)).toContain('Conformance');
  });

  it('prepares each runtime once, with the settings and modules of all', async () => {
    expect(prepared.length).toBe(2);
    const sums = await Promise.all(
      [1, 2].map(() =>
        pool.run(async ({ Conformance }) => {
          await Conformance.Exported.Series.Tick(20);
          return Conformance.Imported.Order.AddMany(10);
        }),
      ),
    );
    expect(sums).toEqual([45, 45]);
  });

  it('registers a module later with those that are there', async () => {
    pool.setModuleImports('later.js', { later: () => 5 });
    await Promise.all(
      prepared.map((runtime) => {
        expect(runtime.state).toBe('ready');
        return runtime.inspect();
      }),
    );
    expect(pool.size).toBe(2);
  });

  it('gives each call to the least busy runtime', async () => {
    const ticks = [1, 2, 3, 4].map(() => exported.Series.Tick(30));
    const rows = await pool.inspect();
    expect(rows.map(({ busy }) => busy)).toEqual([2, 2]);
    await Promise.all(ticks);
    expect((await pool.inspect()).map(({ busy }) => busy)).toEqual([0, 0]);
  });

  it('keeps a series of calls on one runtime', async () => {
    const series = await Promise.all(
      [1, 2, 3, 4].map((value) =>
        pool.run(async ({ Conformance }, runtime) => {
          const box = await Conformance.Exported.Objects.MakeBox(value);
          await Conformance.Exported.Series.Tick(5);
          return { runtime, value: await Conformance.Exported.Objects.Unbox(box) };
        }),
      ),
    );
    expect(series.map(({ value }) => value)).toEqual([1, 2, 3, 4]);
    expect(new Set(series.map(({ runtime }) => runtime))).toEqual(new Set(prepared));
  });

  it('passes on what C# throws', async () => {
    const thrown = await rejectionOf(exported.Objects.Unbox('no box' as unknown as object));
    expect(thrown).toBeInstanceOf(Error);
    expect(await exported.Compute.Hash(3)).toBe(await exported.Compute.Hash(3));
  });

  it('takes the options of call()', async () => {
    const reason = new Error('enough');
    const given = call(exported.Series.Tick, { signal: AbortSignal.abort(reason) });
    expect(await rejectionOf(given(5))).toBe(reason);
    const late = await rejectionOf(call(exported.Series.Tick, { timeout: 20 })(60_000));
    expect((late as DOMException).name).toBe('TimeoutError');
    expect(() => call(exported.Series.Tick, { timeout: -1 })).toThrowError(TypeError);
  });

  it('calls synchronously the runtime that waits for the page, and no other', async () => {
    const expected = await exported.Compute.Hash(7);
    const seen: number[] = [];
    whileServing = () => seen.push(exported.Compute.Hash.sync(7));
    const sums = await Promise.all(
      [1, 2].map(() => pool.exports.Conformance.Imported.Order.AddMany(3)),
    );
    whileServing = () => undefined;
    expect(sums).toEqual([3, 3]);
    expect(seen).toEqual(new Array<number>(6).fill(expected));
    expect(errorOf(() => exported.Compute.Hash.sync(7))).toBeInstanceOf(SynchronousImportError);
  });

  it('says so when an object, a delegate or a view meets another runtime', async () => {
    const [first, second] = await Promise.all(
      prepared.map((runtime) => runtime.getAssemblyExports<Exports>('Conformance')),
    );
    const one = first?.Conformance.Exported;
    const other = second?.Conformance.Exported;
    const box = (await one?.Objects.MakeBox(1)) ?? {};
    const add = await one?.Delegates.GetFunc1(1);
    const message = 'Failed to send argument 1: it belongs to another runtime.';
    expect(messageOf(await rejectionOf(other?.Objects.Unbox(box) ?? Promise.resolve()))).toContain(
      message,
    );
    const called = other?.Delegates.CallFunc1(add as unknown as (value: number) => number, 1);
    expect(messageOf(await rejectionOf(called ?? Promise.resolve()))).toContain(message);
    expect(await one?.Objects.Unbox(box)).toBe(1);
    add?.dispose();
    const view = await first?.Conformance.Live.Lifetimes.MakeSegment(4);
    const taken = second?.Conformance.Live.Lifetimes.Sum(view);
    expect(messageOf(await rejectionOf(taken ?? Promise.resolve()))).toContain(message);
    view?.set(new Uint8Array([1, 2, 3, 4]));
    expect(await first?.Conformance.Live.Lifetimes.Sum(view)).toBe(10);
    view?.dispose();
  });

  it('shows a row for each runtime', async () => {
    expect(await pool.inspect()).toEqual(
      [1, 2].map(() => ({
        state: 'ready',
        busy: 0,
        pageHandles: jasmine.any(Number),
        workerHandles: jasmine.any(Number),
        pendingCalls: jasmine.any(Number),
        bytesHeld: 0,
      })),
    );
  });
});

describe('the making and the end of a pool', () => {
  it('has as many runtimes at most as there are cores beside that of the page', async () => {
    const cores = spyOnProperty(navigator, 'hardwareConcurrency');
    for (const [count, most] of [
      [1, 1],
      [3, 2],
    ] as const) {
      cores.and.returnValue(count);
      const pool = await startPool({ size: undefined });
      const { For } = pool.exports.Conformance.Exported.Compute;
      const work = Promise.all([1, 2, 3, 4].map(() => For(20)));
      expect(pool.size).toBe(most);
      await work;
      await pool.terminate('The spec is done.');
    }
  });

  it('refuses a size that is none', async () => {
    for (const size of [0, 1.5, NaN]) {
      const error = await rejectionOf(createDotnetPool({ size }));
      expect(messageOf(error)).toContain('Failed to create a pool: its size is');
    }
  });

  it('says why its first runtime does not start', async () => {
    const error = await rejectionOf(
      createDotnetPool({
        configure: (builder) => builder.withFramework('/base/nowhere/dotnet.js'),
      }),
    );
    expect((error as Error).name).toBe('DotnetStartError');
  });

  it('rejects what waits when it is terminated, and all that comes later', async () => {
    const pool = await startPool({ size: 1 });
    const forever = rejectionOf(pool.exports.Conformance.Exported.Compute.Forever());
    const waiting = rejectionOf(pool.exports.Conformance.Exported.Compute.Hash(1));
    await pool.terminate('enough');
    const late = rejectionOf(pool.run(() => 1));
    for (const error of await Promise.all([forever, waiting, late])) {
      expect(error).toBeInstanceOf(DotnetDiedError);
      expect(messageOf(error)).toContain('enough');
    }
    expect(pool.size).toBe(0);
  });
});
