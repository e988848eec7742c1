import { builder, exportsOf, sharedRuntime } from '../runtime/start.js';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { countTurns } from '../runtime/turns.js';

interface Exports {
  MyClass: { Greeting: () => Promise<string> };
  Conformance: {
    Exported: {
      Numbers: { Int32: (value: number) => Promise<number> };
      Text: { String: (value: string) => Promise<string> };
      Arrays: { Bytes: (value: Uint8Array) => Promise<Uint8Array> };
      Objects: { JSObject: (value: object) => Promise<object> };
      Compute: { For: (milliseconds: number) => Promise<number> };
      Tasks: { YieldThen: (value: number) => Promise<number> };
      Delegates: { GetFunc1: (added: number) => Promise<(value: number) => Promise<number>> };
      Errors: { Throw: (message: string) => Promise<void> };
    };
    Imported: {
      Order: { RecordMany: (count: number) => Promise<void> };
      Tasks: { FetchText: (url: string) => Promise<string> };
      Errors: { Catch: () => Promise<string>; CatchLater: () => Promise<string> };
    };
  };
}

// WebKitGTK can be without SharedArrayBuffer on an isolated page as well.
const whatIsMissing = crossOriginIsolated ? /SharedArrayBuffer/ : /isolat/i;

describe('on a page without shared memory', () => {
  let served = 0;
  const shared = sharedRuntime<Exports>({
    'main.js': { window: { location: { href: () => `${served++}` } } },
    'shapes.js': {
      fail: () => {
        throw new Error('never reached');
      },
      failLater: () => Promise.reject(new RangeError('later')),
      getText: async (url: string) => (await fetch(url)).text(),
    },
  });

  beforeEach(() => {
    expect(hasSharedMemory()).toBeFalse();
  });

  it('the capabilities say that synchronous imports are missing, and why', () => {
    const { synchronousImports } = shared.runtime.capabilities;
    expect(synchronousImports.available).toBeFalse();
    expect(synchronousImports.reason).toMatch(whatIsMissing);
  });

  it('exports work', async () => {
    const { Numbers, Text, Arrays, Objects, Tasks } = shared.exports.Conformance.Exported;
    const object = {};
    expect(await Numbers.Int32(42)).toBe(42);
    expect(await Text.String('é😀'.repeat(100_000))).toBe('é😀'.repeat(100_000));
    expect(await Arrays.Bytes(Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2));
    expect(await Objects.JSObject(object)).toBe(object);
    expect(await Tasks.YieldThen(7)).toBe(7);
  });

  it('delegates of C# work as promises', async () => {
    const func = await shared.exports.Conformance.Exported.Delegates.GetFunc1(2);
    expect(await func(40)).toBe(42);
  });

  it('Task imports work', async () => {
    const { Errors, Tasks } = shared.exports.Conformance.Imported;
    expect(await Tasks.FetchText('/base/test/dotnet/MyClass.cs')).toContain('Greeting');
    expect(await Errors.CatchLater()).toBe('JSException: RangeError: later');
  });

  it('a synchronous import is a JSException in C#, which names it and says what to do', async () => {
    const caught = await shared.exports.Conformance.Imported.Errors.Catch();
    expect(caught).toMatch(/^JSException: /);
    expect(caught).toContain('fail');
    expect(caught).toContain('shapes.js');
    expect(caught).toMatch(whatIsMissing);
  });

  it('a synchronous import that C# does not guard rejects the call of the export', async () => {
    const error = await rejectionOf(shared.exports.MyClass.Greeting());
    expect(messageOf(error)).toContain('window.location.href');
    expect(served).withContext('times that the page was asked').toBe(0);
    expect(await shared.exports.Conformance.Exported.Numbers.Int32(5)).toBe(5);
  });

  it('the page goes on turning while C# computes', async () => {
    const turns = countTurns();
    await shared.exports.Conformance.Exported.Compute.For(1000);
    expect(turns.stop()).toBeGreaterThan(1000);
  });

  it('exceptions of C# keep their message', async () => {
    const { Errors } = shared.exports.Conformance.Exported;
    await expectAsync(Errors.Throw('from C#')).toBeRejectedWithError('from C#');
  });
});

describe('on a page without shared memory, with withDetachedVoidImports', () => {
  it('an import that returns nothing is sent without waiting, in order', async () => {
    expect(hasSharedMemory()).toBeFalse();
    const recorded: number[] = [];
    const runtime = await builder().withDetachedVoidImports().create();
    runtime.setModuleImports('shapes.js', { record: (value: number) => void recorded.push(value) });
    const exports = await exportsOf<Exports>(runtime);
    await exports.Conformance.Imported.Order.RecordMany(100);
    expect(recorded).toEqual(Array.from({ length: 100 }, (_, index) => index));
    await runtime.terminate();
  });
});

describe('on a page without shared memory, with withSynchronousImports("shared")', () => {
  it('create says at once that it cannot be', async () => {
    const error = await rejectionOf(builder().withSynchronousImports('shared').create());
    expect(messageOf(error)).toMatch(whatIsMissing);
  });
});

function hasSharedMemory(): boolean {
  return crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined';
}
