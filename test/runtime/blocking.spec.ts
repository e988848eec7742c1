import { blocking, SynchronousImportError } from 'dotnet-worker';
import { rejectionOf } from './outcome.js';
import { builder, exportsOf, sharedRuntime } from './start.js';
import { countTurns, letTurnsPass } from './turns.js';

interface Exports {
  Conformance: {
    Exported: {
      Numbers: { Int32: (value: number) => Promise<number> };
      Tasks: { YieldThen: (value: number) => Promise<number>; WaitAtGate: () => Promise<string> };
      Compute: { Forever: { sync: () => void } };
    };
    Imported: {
      Order: { AddMany: (count: number) => Promise<number> };
      Errors: { Catch: () => Promise<string>; PassOn: () => Promise<void> };
    };
  };
}

describe('a blocking import', () => {
  let add: (first: number, second: number) => Promise<number>;
  let reason: unknown;
  const shared = sharedRuntime<Exports>({
    'shapes.js': {
      add: blocking((first: number, second: number) => add(first, second)),
      fail: blocking(async () => {
        await letTurnsPass(3);
        throw reason;
      }),
    },
  });
  const conformance = () => shared.exports.Conformance;

  it('may be called among others, in a loop', async () => {
    const slowly = blocking(async (first: number, second: number) => {
      await letTurnsPass(1);
      return first + second;
    });
    const runtime = await builder().create();
    runtime.setModuleImports('shapes.js', {
      add: (first: number, second: number) =>
        second % 5 === 0 ? slowly(first, second) : first + second,
    });
    const { Imported } = (await exportsOf<Exports>(runtime)).Conformance;
    expect(await Imported.Order.AddMany(200)).toBe(19_900);
    await runtime.terminate();
  });

  it('lets C# wait for the value of a promise', async () => {
    add = async (first, second) => {
      await letTurnsPass(2);
      return first + second;
    };
    expect(await conformance().Imported.Order.AddMany(20)).toBe(190);
  });

  it('throws in C# what the promise was rejected with', async () => {
    reason = new RangeError('in the end');
    const { Errors } = conformance().Imported;
    expect(await Errors.Catch()).toBe('JSException: RangeError: in the end');
    expect(await rejectionOf(Errors.PassOn())).toBe(reason);
  });

  it('blocks C#, not the page', async () => {
    const turns = countTurns();
    add = async () => {
      const before = turns.soFar();
      await letTurnsPass(50);
      return turns.soFar() - before;
    };
    expect(await conformance().Imported.Order.AddMany(1)).toBeGreaterThan(10);
    turns.stop();
  });
});

describe('a wait that has no end is an error:', () => {
  it('a blocking import that begins a Task export, at once, and naming both', async () => {
    // The Task needs the event loop of the worker that the import blocks.
    const runtime = await builder()
      .withBlockingTimeout(2 ** 31 - 1)
      .create();
    const { Exported, Imported } = (await exportsOf<Exports>(runtime)).Conformance;
    runtime.setModuleImports('shapes.js', { add: blocking(() => Exported.Tasks.YieldThen(1)) });
    const error = await rejectionOf(Imported.Order.AddMany(1));
    expect(error).toBeInstanceOf(SynchronousImportError);
    expect((error as Error).message).toMatch(/add/);
    expect((error as Error).message).toMatch(/YieldThen/);
    expect(await Exported.Numbers.Int32(5)).toBe(5);
    await runtime.terminate();
  });

  it('a blocking import that begins a Task export, whose promise ends unseen with the runtime', async () => {
    const runtime = await builder().create();
    const { Exported, Imported } = (await exportsOf<Exports>(runtime)).Conformance;
    runtime.setModuleImports('shapes.js', { add: blocking(() => Exported.Tasks.WaitAtGate()) });
    const unhandled = jasmine.createSpy('unhandledrejection');
    addEventListener('unhandledrejection', unhandled);
    await rejectionOf(Imported.Order.AddMany(1));
    await runtime.terminate();
    await new Promise((resolve) => setTimeout(resolve));
    removeEventListener('unhandledrejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('a blocking import, after withBlockingTimeout', async () => {
    const runtime = await builder().withBlockingTimeout(100).create();
    runtime.setModuleImports('shapes.js', {
      add: blocking(() => new Promise<number>(() => undefined)),
    });
    const { Exported, Imported } = (await exportsOf<Exports>(runtime)).Conformance;
    const error = await rejectionOf(Imported.Order.AddMany(1));
    expect(error).toBeInstanceOf(SynchronousImportError);
    expect((error as Error).message).toMatch(/add/);
    expect(await Exported.Numbers.Int32(5)).toBe(5);
    await runtime.terminate();
  });

  it('a nested call, after withNestedCallTimeout', async () => {
    let nested: unknown;
    const runtime = await builder().withNestedCallTimeout(100).create();
    const { Exported, Imported } = (await exportsOf<Exports>(runtime)).Conformance;
    runtime.setModuleImports('shapes.js', {
      add: () => {
        try {
          Exported.Compute.Forever.sync();
        } catch (error) {
          nested = error;
        }
        void runtime.terminate();
        return 1;
      },
    });
    await rejectionOf(Imported.Order.AddMany(1));
    expect(nested).toBeInstanceOf(SynchronousImportError);
  });
});
