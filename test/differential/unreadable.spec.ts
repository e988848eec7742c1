import { rejectionOf } from '../runtime/outcome.js';
import { Mirror, type EchoClass } from '../runtime/round-trip.js';
import { builder, exportsOf, type Runtime } from '../runtime/start.js';

interface Exports {
  Conformance: {
    Exported: {
      Numbers: EchoClass;
      Arrays: EchoClass;
      Text: EchoClass;
      Objects: EchoClass;
      Errors: { Throw: (message: string) => Promise<void> };
      Delegates: {
        SumOf: (func: (value: number) => number, count: number) => Promise<number>;
        GetFunc1: (added: number) => Promise<(value: number) => Promise<number>>;
      };
      Tasks: { YieldThen: (value: number) => Promise<number> };
    };
    Imported: {
      Numbers: EchoClass;
      Arrays: EchoClass;
      Objects: EchoClass;
      Order: { AddMany: (count: number) => Promise<number> };
      Tasks: { FetchText: (url: string) => Promise<string> };
      Errors: { Catch: () => Promise<string>; CatchMissingFunction: () => Promise<string> };
      Delegates: {
        PassFunc1: (value: number, added: number) => Promise<number>;
        Descend: (depth: number) => Promise<number>;
      };
    };
  };
}

/** What works when the types of imports cannot be read: one rule, block until the page function returned. */
describe('where signatures cannot be read', () => {
  const mirror = new Mirror();
  let runtime: Runtime;
  let exports: Exports['Conformance'];

  beforeAll(async () => {
    const url = '/base/test/fixtures/frozen/worker.js';
    runtime = await builder()
      .withWorker(() => new Worker(url, { type: 'module' }))
      .create();
    runtime.setModuleImports('shapes.js', {
      ...mirror.module,
      add: (first: number, second: number) => first + second,
      getText: async (url: string) => {
        await Promise.resolve();
        return `the text of ${url}`;
      },
      fail: () => {
        throw new RangeError('not today');
      },
      takeFunc1: (value: number, func: (value: number) => number) => func(value) + 0,
    });
    exports = (await exportsOf<Exports>(runtime)).Conformance;
  });

  afterAll(async () => {
    await runtime.terminate();
  });

  it('the runtime says so, and why', () => {
    const { signatures, synchronousImports } = runtime.capabilities;
    expect(signatures.available).toBeFalse();
    expect(signatures.reason).toMatch(/\S/);
    expect(synchronousImports.available).toBeTrue();
  });

  it('exports work: values, text, arrays, Tasks, errors', async () => {
    const { Exported } = exports;
    expect(await Exported.Numbers['Int32']?.(7)).toBe(7);
    expect(await Exported.Numbers['Int64']?.(2n ** 62n)).toBe(2n ** 62n);
    expect(await Exported.Text['String']?.('é😀')).toBe('é😀');
    expect(await Exported.Arrays['Bytes']?.([1, 2])).toEqual(Uint8Array.of(1, 2));
    expect(await Exported.Tasks.YieldThen(8)).toBe(8);
    expect(((await rejectionOf(Exported.Errors.Throw('why'))) as Error).message).toBe('why');
  });

  it('objects keep their identity', async () => {
    const object = { mark: 1 };
    expect(await exports.Exported.Objects['JSObject']?.(object)).toBe(object);
    expect(await exports.Imported.Objects['JSObject']?.(object)).toBe(object);
    expect(mirror.last).toBe(object);
  });

  it('synchronous imports work, with values and arrays', async () => {
    expect(await exports.Imported.Order.AddMany(100)).toBe(4950);
    expect(await exports.Imported.Numbers['Double']?.(0.1)).toBe(0.1);
    expect(await exports.Imported.Arrays['Int32s']?.([1, -2])).toEqual(Int32Array.of(1, -2));
    expect(await exports.Imported.Arrays['Strings']?.(['a', null])).toEqual(['a', null]);
  });

  it('Task imports work', async () => {
    expect(await exports.Imported.Tasks.FetchText('a page')).toBe('the text of a page');
  });

  it('errors of imports reach C#, and a missing function is one', async () => {
    expect(await exports.Imported.Errors.Catch()).toBe('JSException: RangeError: not today');
    expect(await exports.Imported.Errors.CatchMissingFunction()).toMatch(
      /^JSException: .*noSuchFunction/s,
    );
  });

  it('delegates work, those of the page and those of C#', async () => {
    expect(await exports.Exported.Delegates.SumOf((value) => value, 10)).toBe(45);
    const add = await exports.Exported.Delegates.GetFunc1(2);
    expect(await add(40)).toBe(42);
    expect(await exports.Imported.Delegates.PassFunc1(40, 2)).toBe(42);
    expect(await exports.Imported.Delegates.Descend(5)).toBe(5);
  });
});

describe('a signature that cannot be read when it is bound', () => {
  it('is said by the capabilities from then on, and what it describes works by the general rule', async () => {
    const runtime = await builder()
      .withWorkerModule('blurred.js', '/base/test/fixtures/blurred-signatures.js')
      .create();
    expect(runtime.capabilities.signatures).toEqual({ available: true });
    const { Exported } = (await exportsOf<Exports>(runtime)).Conformance;
    expect(await Exported.Tasks.YieldThen(5)).toBe(5);
    const { available, reason } = runtime.capabilities.signatures;
    expect([available, reason]).toEqual([false, jasmine.any(String)]);
    await runtime.terminate();
  });
});
