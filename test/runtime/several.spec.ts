import { rejectionOf } from './outcome.js';
import { startWithExports, type Shared } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Objects: { Keep: (value: object) => Promise<void>; Kept: () => Promise<object | null> };
      Compute: { Forever: () => Promise<void>; Hash: (rounds: number) => Promise<number> };
    };
    Imported: { Order: { AddMany: (count: number) => Promise<number> } };
  };
}

describe('several runtimes at once', () => {
  let runtimes: Shared<Exports>[];

  beforeAll(async () => {
    runtimes = await Promise.all(
      [1, 2, 3].map((factor) =>
        startWithExports<Exports>({
          'shapes.js': { add: (first: number, second: number) => first + second * factor },
        }),
      ),
    );
  });

  afterAll(async () => {
    for (const { runtime } of runtimes) await runtime.terminate();
  });

  it('keep their own state', async () => {
    const objects = runtimes.map((_, index) => ({ index }));
    const kept = await Promise.all(
      runtimes.map(async ({ exports }, index) => {
        await exports.Conformance.Exported.Objects.Keep(objects[index] ?? {});
        return exports.Conformance.Exported.Objects.Kept();
      }),
    );
    kept.forEach((object, index) => {
      expect(object).toBe(objects[index] ?? null);
    });
  });

  it('are served by their own import modules, all at the same time', async () => {
    const sums = await Promise.all(
      runtimes.map(({ exports }) => exports.Conformance.Imported.Order.AddMany(300)),
    );
    expect(sums).toEqual([44_850, 89_700, 134_550]);
  });

  it('do not feel the end of one of them', async () => {
    const doomed = await startWithExports<Exports>();
    const forever = rejectionOf(doomed.exports.Conformance.Exported.Compute.Forever());
    const others = runtimes.map(({ exports }) => exports.Conformance.Exported.Compute.Hash(1000));
    await doomed.runtime.terminate();
    await forever;
    const hashes = await Promise.all(others);
    expect(new Set(hashes).size).toBe(1);
    expect(hashes).toEqual(runtimes.map(() => jasmine.any(Number)));
  });
});
