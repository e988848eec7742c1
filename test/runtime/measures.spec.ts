import type { CallMeasure } from 'dotnet-worker';
import { rejectionOf } from './outcome.js';
import { builder, exportsOf } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Compute: { Hash: (rounds: number) => Promise<number> };
      Objects: { Unbox: (box: unknown) => Promise<number> };
      Series: { NextOf: (bytes: Uint8Array, value: number) => Promise<number> };
    };
  };
}

describe('withCallMeasures', () => {
  it('puts the start and each call on the timeline', async () => {
    const seen = new Map<string, PerformanceMeasure>();
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByType('measure')) {
        seen.set(entry.name, entry as PerformanceMeasure);
      }
    });
    observer.observe({ entryTypes: ['measure'] });
    const runtime = await builder().withCallMeasures().create();
    const { Compute, Objects, Series } = (await exportsOf<Exports>(runtime)).Conformance.Exported;
    await Promise.all([
      Compute.Hash(300_000),
      Series.NextOf(new Uint8Array(500), 1),
      rejectionOf(Objects.Unbox('no box')),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    observer.disconnect();
    await runtime.terminate('The spec is done.');

    const measureOf = (name: string) => seen.get(name)?.detail as CallMeasure;
    const [hash, next, unbox] = ['Compute.Hash', 'Series.NextOf', 'Objects.Unbox'].map((name) =>
      measureOf(`C# Conformance.Exported.${name}`),
    );
    expect(hash?.runTime).toBeGreaterThan(0);
    for (const measure of [hash, next, unbox]) {
      expect(measure?.queueTime).toBeGreaterThanOrEqual(0);
      expect(measure?.runTime).toBeGreaterThanOrEqual(0);
    }
    expect(next?.sent).toBeGreaterThan(500);
    expect(next?.received).toBeLessThan(20);
    expect(unbox?.received).toBeGreaterThan(20);
    expect(seen.get('dotnet-worker start')?.duration).toBeGreaterThan(0);
    expect(performance.getEntriesByName('C# Conformance.Exported.Compute.Hash')).toEqual([]);
  });
});
