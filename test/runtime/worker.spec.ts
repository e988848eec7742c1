import { DotnetHostBuilder, transfer } from 'dotnet-worker';
import { builder, exportsOf, framework, sharedRuntime } from './start.js';

interface Exports {
  MyClass: { Greeting: () => Promise<string> };
  Conformance: {
    Exported: {
      Numbers: { Int32: (value: number) => Promise<number> };
      Arrays: { Sum: (bytes: Uint8Array) => Promise<number> };
    };
    Imported: {
      Order: { CountToThree: () => Promise<number> };
    };
  };
}

const workerModule = '/base/test/fixtures/worker-module.js';

describe('withWorkerModule', () => {
  it('loads an import module in the worker, whose functions see `this`', async () => {
    spyOn(console, 'log');
    const runtime = await builder()
      .withWorkerModule('main.js', workerModule)
      .withWorkerModule('shapes.js', workerModule)
      .create();
    const exports = await exportsOf<Exports>(runtime);
    expect(await exports.MyClass.Greeting()).toContain('where document is undefined');
    expect(await exports.Conformance.Imported.Order.CountToThree()).toBe(3);
    await runtime.terminate();
  });
});

describe('withWorker', () => {
  const makeWorker = () => new Worker('/base/dist/worker.js', { type: 'module' });

  for (const [name, worker] of [
    ['a function that makes one', makeWorker],
    ['a worker', undefined],
  ] as const) {
    it(`takes ${name}`, async () => {
      const runtime = await new DotnetHostBuilder()
        .withFramework(framework)
        .withWorker(worker ?? makeWorker())
        .create();
      const { Numbers } = (await exportsOf<Exports>(runtime)).Conformance.Exported;
      expect(await Numbers.Int32(5)).toBe(5);
      await runtime.terminate();
    });
  }
});

describe('transfer', () => {
  const shared = sharedRuntime<Exports>();

  for (const length of [3, 1_000_000]) {
    it(`gives ${length} bytes away to C#`, async () => {
      const bytes = new Uint8Array(length).fill(2);
      const { Arrays } = shared.exports.Conformance.Exported;
      expect(await Arrays.Sum(transfer(bytes, [bytes.buffer]))).toBe(2 * length);
      expect(bytes.byteLength).toBe(0);
    });
  }
});
