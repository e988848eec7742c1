import { blocking, DotnetDiedError, SynchronousImportError, transfer } from 'dotnet-worker';
import { errorOf, rejectionOf } from './outcome.js';
import { builder, exportsOf, withRuntime } from './start.js';

type Delegate = (value: number) => Promise<number>;

interface Exports {
  Conformance: {
    Exported: {
      Arrays: { Bytes: (value: Uint8Array) => Promise<Uint8Array> };
      Compute: { For: { sync: (milliseconds: number) => number } };
      Delegates: { GetFunc1: (added: number) => Promise<Delegate> };
      Numbers: { Int32: (value: number) => Promise<number> };
      Output: { WriteLine: (line: string) => Promise<void> };
    };
    Imported: {
      Delegates: { Descend: (depth: number) => Promise<number> };
      Order: { AddMany: { sync: (count: number) => number } };
    };
  };
}

type TakeFunc = (value: number, call: (value: number) => number) => number;

/** C# works longer than the page waits for a nested call, and still answers before the next deadline. */
const NESTED_MS = 4000;
const WORK_MS = 5000;

describe('a nested call that was given up', () => {
  async function descending(depth: number, makeTake: (exports: Exports) => TakeFunc) {
    const runtime = await builder().withNestedCallTimeout(NESTED_MS).create();
    const exports = await exportsOf<Exports>(runtime);
    runtime.setModuleImports('shapes.js', { takeFunc1: makeTake(exports) });
    const { Exported, Imported } = exports.Conformance;
    const result = await Imported.Delegates.Descend(depth);
    expect(await Exported.Numbers.Int32(5)).toBe(5);
    await runtime.terminate();
    return result;
  }

  it('leaves the value of the import that made it', async () => {
    let caught: unknown;
    const result = await descending(1, ({ Conformance }) => () => {
      caught = errorOf(() => Conformance.Exported.Compute.For.sync(WORK_MS));
      return 5;
    });
    expect(caught).toBeInstanceOf(SynchronousImportError);
    expect(result).toBe(6);
  });

  it('leaves the values of all imports and calls around it', async () => {
    let caught: unknown;
    const result = await descending(2, ({ Conformance }) => (value, call) => {
      if (value === 2) return call(value);
      caught = errorOf(() => Conformance.Exported.Compute.For.sync(WORK_MS));
      return 5;
    });
    expect(caught).toBeInstanceOf(SynchronousImportError);
    expect(result).toBe(7);
  });
});

describe('what can never end', () => {
  it('is named at once: a blocking import inside a nested call, for which the page itself waits', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      const { Exported, Imported } = exports.Conformance;
      let caught: unknown;
      runtime.setModuleImports('shapes.js', {
        add: blocking(() => Promise.resolve(777)),
        takeFunc1: () => {
          caught = errorOf(() => Imported.Order.AddMany.sync(1));
          return 1;
        },
      });
      expect(await Imported.Delegates.Descend(1)).toBe(2);
      expect(caught).toBeInstanceOf(SynchronousImportError);
      expect((caught as Error).message).toMatch(/add .*AddMany/);
      expect(await Exported.Numbers.Int32(5)).toBe(5);
    }));
});

describe('the runtime goes on', () => {
  it('when print throws', async () => {
    const fault = new Error('of print');
    await jasmine.spyOnGlobalErrorsAsync(async (reported) => {
      const runtime = await builder()
        .withModuleConfig({
          print: () => {
            throw fault;
          },
        })
        .create();
      const { Exported } = (await exportsOf<Exports>(runtime)).Conformance;
      await Exported.Output.WriteLine('a line');
      expect(reported).toHaveBeenCalled();
      expect(await Exported.Numbers.Int32(5)).toBe(5);
      await runtime.terminate();
    });
  });

  it('without an array that it was given, which is empty from then on', () =>
    withRuntime<Exports>(async ({ exports }) => {
      const { Arrays } = exports.Conformance.Exported;
      const bytes = Uint8Array.of(1, 2, 3);
      const echoed = Arrays.Bytes(transfer(bytes, [bytes.buffer]));
      expect(bytes.length).toBe(0);
      expect(await echoed).toEqual(Uint8Array.of(1, 2, 3));
    }));
});

describe('a delegate of C#', () => {
  it('rejects as every other call does when the runtime is gone', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      const addOne = await exports.Conformance.Exported.Delegates.GetFunc1(1);
      expect(await addOne(1)).toBe(2);
      await runtime.terminate();
      expect(await rejectionOf(addOne(1))).toBeInstanceOf(DotnetDiedError);
    }));
});
