import type { StartProgress } from 'dotnet-worker';
import { showProgress } from 'dotnet-worker/progress';
import { builder } from '../runtime/start.js';
import { startPool } from './pool.js';

describe('withProgress', () => {
  function expectOrderly(told: readonly StartProgress[]): void {
    const phases = told.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1]);
    expect(phases[0]).toBe('download');
    expect(phases.at(-1)).toBe('start');
    expect(new Set(phases).size).toBe(phases.length);
    told.forEach((progress, at) => {
      const before = told[at - 1];
      if (!before) return;
      expect(progress.fraction).toBeGreaterThanOrEqual(before.fraction);
      expect(progress.bytes).toBeGreaterThanOrEqual(before.bytes);
      expect(progress.files).toBeGreaterThanOrEqual(before.files);
      expect(progress.files).toBeLessThanOrEqual(progress.totalFiles);
    });
  }

  it('tells of every file and byte of a start, in its phases', async () => {
    const told: StartProgress[] = [];
    const runtime = await builder()
      .withProgress((progress) => told.push(progress))
      .create();
    await runtime.terminate('The spec is done.');
    expectOrderly(told);
    const last = told.at(-1);
    expect(last?.files).toBe(last?.totalFiles);
    expect(last?.files).toBeGreaterThan(5);
    expect(last?.bytes).toBeGreaterThan(3_000_000);
    expect(last?.totalBytes).toBe(last?.bytes);
    expect(last?.fraction).toBe(1);
    // The total is known from the configuration, not counted up.
    const totals = new Set(told.map(({ totalFiles }) => totalFiles));
    expect([...totals]).toEqual([0, last?.totalFiles ?? 0]);
  });

  it('tells of the runtimes of a pool, and drives a progress element', async () => {
    const element = document.createElement('progress');
    const show = showProgress(element);
    const told: StartProgress[] = [];
    const values: number[] = [];
    const pool = await startPool({
      size: 1,
      configure: (each) =>
        each.withProgress((progress) => {
          told.push(progress);
          show(progress);
          values.push(element.position);
        }),
    });
    await pool.terminate('The spec is done.');
    expectOrderly(told);
    expect(told.at(-1)?.fraction).toBe(1);
    expect(values[0]).toBe(0);
    expect(values.at(-1)).toBe(-1);
  });
});
