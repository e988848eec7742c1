import { DotnetHostBuilder, transfer } from 'dotnet-worker';
import { builder, exportsOf, framework, sharedRuntime } from './start.js';
import { turnIn } from './turns.js';

interface Exports {
  MyClass: { Greeting: () => Promise<string> };
  Conformance: {
    Exported: {
      Numbers: { Int32: (value: number) => Promise<number> };
      Arrays: { Sum: (bytes: Uint8Array) => Promise<number> };
    };
    Imported: {
      Objects: { JSObject: (value: object) => Promise<object> };
      Order: { CountToThree: () => Promise<number> };
      Tasks: { FetchText: (url: string) => Promise<string> };
    };
    Live: { Lifetimes: { Collect: () => Promise<void> } };
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

  it('may keep a function of the page: once C# has let go of it, it is closed', async () => {
    const runtime = await builder()
      .withWorkerModule('shapes.js', '/base/test/fixtures/keeping-module.js')
      .withWorkerModule('collector.js', '/base/test/fixtures/collector.js')
      .create();
    const { Imported, Live } = (await exportsOf<Exports>(runtime)).Conformance;
    const five = () => 5;
    expect(await Imported.Objects.JSObject(five)).toBe(five);
    expect(await Imported.Tasks.FetchText('')).toBe('5');
    await turnIn(async () => {
      await Live.Lifetimes.Collect();
      return (await runtime.inspect()).pageHandles === 0;
    });
    expect(await Imported.Tasks.FetchText('')).toContain('ObjectDisposedException');
    expect(runtime.state).toBe('ready');
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
