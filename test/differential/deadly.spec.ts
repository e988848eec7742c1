import type { MemoryView } from 'dotnet-worker';
import { rejectionOf } from '../runtime/outcome.js';
import { dotnetVersion, sharedRuntime } from '../runtime/start.js';
import { sourceIndex } from './types.js';

interface Exports {
  Conformance: {
    Positions: {
      OfObject: {
        GetTask: (index: number, later: boolean) => Promise<unknown>;
        SendTask: (index: number, later: boolean) => Promise<void>;
      };
    };
    Exported: { Numbers: { Int32: (value: number) => Promise<number> } };
    Live: {
      Deadly: {
        CallMissingModule: () => Promise<string>;
        CallMissingModuleLater: () => Promise<string>;
        Await: (task: PromiseLike<unknown>) => Promise<string>;
        AwaitImport: () => Promise<string>;
        AwaitUncaught: (task: PromiseLike<unknown>) => Promise<void>;
        SumOfAll: (count: number) => Promise<number>;
        CatchThrown: () => Promise<string>;
        LetThrownPass: () => Promise<void>;
        CatchThrownByFunction: (action: () => void) => Promise<string>;
        CatchThrownByFunc: (func: (value: number) => number) => Promise<string>;
        CountBytes: (segment: unknown) => Promise<number>;
        IsSameException: () => Promise<boolean>;
        IsSameExceptionLater: () => Promise<boolean>;
      };
      Views: { Segment: (offset: number, count: number) => Promise<MemoryView> };
    };
  };
}

const thrownValues: [name: string, value: unknown, text: string][] = [
  ['a number', 7, '7'],
  ['a boolean', false, 'false'],
  ['a bigint', 7n, '7'],
  ['a symbol', Symbol('mine'), 'Symbol(mine)'],
  ['a function', () => 7, ''],
];

const contentsOfTasks: [what: string, sources: [source: string, content: unknown][]][] = [
  [
    'an array',
    [
      ['new byte[] { 1, 2, 3 }', Uint8Array.of(1, 2, 3)],
      ['new[] { 1, 2, 3 }', Int32Array.of(1, 2, 3)],
      ['new[] { "a", null }', ['a', null]],
      ['new object?[] { 1, "b", null, new object?[] { true } }', [1, 'b', null, [true]]],
    ],
  ],
  [
    'another Task',
    [
      ['Task.FromResult<object?>("done")', 'done'],
      ['Task.FromResult(7)', 7],
    ],
  ],
];

describe('what ends the runtime in thread is an error here, and C# answers afterwards:', () => {
  let give: () => unknown = () => undefined;
  let thrown: unknown;
  let taken: unknown;
  const shared = sharedRuntime<Exports>({
    'deadly.js': {
      give: () => give(),
      ask: (index: number) => Promise.resolve(index),
      throw: () => {
        throw thrown;
      },
      callBack: (action: () => void) => {
        action();
      },
      passTask: (task: Promise<void>) => task,
    },
    'positions.js': { take: (task: unknown) => (taken = task) },
  });
  const deadly = () => shared.exports.Conformance.Live.Deadly;

  afterEach(async () => {
    expect(shared.runtime.state).toBe('ready');
    expect(await shared.exports.Conformance.Exported.Numbers.Int32(5)).toBe(5);
  });

  it('an import of a module that was never registered, synchronous or not', async () => {
    expect(await deadly().CallMissingModule()).toMatch(/^JSException: .*never-registered\.js/);
    expect(await deadly().CallMissingModule()).toMatch(/^JSException: .*never-registered\.js/);
    expect(await deadly().CallMissingModuleLater()).toMatch(
      /^JSException: .*never-registered-either\.js/,
    );
  });

  for (const [name, value, text] of thrownValues) {
    it(`a promise that rejects with ${name}`, async () => {
      expect(await deadly().Await(reject(value))).toContain(`JSException: Error: ${text}`);
      give = () => reject(value);
      expect(await deadly().AwaitImport()).toContain(`JSException: Error: ${text}`);
    });

    it(`${name}, thrown by an import or a delegate: C# can catch it`, async () => {
      thrown = value;
      expect(await deadly().CatchThrown()).toContain(`JSException: Error: ${text}`);
      const throwIt = (): never => {
        throw value;
      };
      for (const caught of [
        await deadly().CatchThrownByFunction(throwIt),
        await deadly().CatchThrownByFunc(throwIt),
      ]) {
        expect(caught).toContain(`JSException: Error: ${text}`);
      }
    });

    it(`${name}, thrown by an import and not caught: the page has it back`, async () => {
      thrown = value;
      const expected = typeof value === 'symbol' ? jasmine.any(Symbol) : value;
      expect(await rejectionOf(deadly().LetThrownPass())).toEqual(expected);
      expect(await rejectionOf(deadly().AwaitUncaught(reject(value)))).toEqual(expected);
    });
  }

  it('an empty text, thrown or rejected with', async () => {
    for (const empty of ['', []]) {
      thrown = empty;
      expect(await deadly().CatchThrown()).toMatch(/^JSException: /);
      expect(await deadly().Await(reject(empty))).toMatch(/^JSException: /);
    }
  });

  it('a promise that rejects with nothing', async () => {
    for (const nothing of [undefined, null]) {
      expect(await deadly().Await(reject(nothing))).toMatch(/^JSException: /);
    }
  });

  it('a promise that is fulfilled with another type', async () => {
    const refusal = 'JSException: Error: Assert failed: Value is not an integer: text (string)';
    expect(await deadly().Await(Promise.resolve('text'))).toBe(refusal);
    give = () => Promise.resolve('text');
    expect(await deadly().AwaitImport()).toBe(refusal);
  });

  it('an import that gives no promise where C# wants a Task', async () => {
    give = () => 7;
    expect(await deadly().AwaitImport()).toBe(
      'JSException: Error: Assert failed: Value is not a Promise',
    );
  });

  it('a thenable that calls back at once', async () => {
    const thenable = {
      then: (fulfilled: (value: number) => void) => {
        fulfilled(7);
      },
    } as PromiseLike<number>;
    expect(await deadly().Await(thenable)).toBe('7');
    give = () => thenable;
    expect(await deadly().AwaitImport()).toBe('7');
  });

  it('a thenable that refuses at once, throws, or calls back twice', async () => {
    const refusing = {
      then: (_: unknown, rejected: (error: unknown) => void) => {
        rejected(7);
      },
    } as unknown as PromiseLike<number>;
    const throwing = {
      then: () => {
        throw new RangeError('no promise at all');
      },
    } as unknown as PromiseLike<number>;
    const twice = {
      then: (fulfilled: (value: number) => void, rejected: (error: unknown) => void) => {
        fulfilled(8);
        fulfilled(9);
        rejected(10);
      },
    } as unknown as PromiseLike<number>;
    expect(await deadly().Await(refusing)).toBe('JSException: Error: 7');
    expect(await deadly().Await(throwing)).toBe('JSException: RangeError: no promise at all');
    expect(await deadly().Await(twice)).toBe('8');
  });

  it('anything but an ArraySegment of C# for an ArraySegment', async () => {
    for (const value of [{}, 7, 'text', Uint8Array.of(1), [1], () => 1]) {
      await expectAsync(deadly().CountBytes(value)).toBeRejectedWithError(
        /Only roundtrip of ArraySegment instance created by C#/,
      );
    }
    const segment = await shared.exports.Conformance.Live.Views.Segment(0, 3);
    expect(await deadly().CountBytes(segment)).toBe(3);
    segment.dispose();
  });

  // In .NET 8 another Task in it ends nothing: the outer one never settles.
  const deadlyContents = dotnetVersion === 8 ? contentsOfTasks.slice(0, 1) : contentsOfTasks;
  for (const [what, sources] of deadlyContents) {
    it(`a completed Task<object> with ${what} in it, given by an export or to an import; a pending one gives it`, async () => {
      const { GetTask, SendTask } = shared.exports.Conformance.Positions.OfObject;
      const message = new RegExp(
        `^Failed to pass a Task<object>: it is completed with ${what}, .*Make sure`,
      );
      for (const [source, content] of sources) {
        const index = sourceIndex('Object', source);
        await expectAsync(GetTask(index, false)).toBeRejectedWithError(message);
        await expectAsync(SendTask(index, false)).toBeRejectedWithError(message);
        expect(await GetTask(index, true)).toEqual(content);
        await SendTask(index, true);
        expect(await taken).toEqual(content);
      }
    });
  }

  it('and a thousand promises wait at once, given by imports or as arguments', async () => {
    expect(await deadly().SumOfAll(1000)).toBe(499_500);
    const settle: (() => void)[] = [];
    const answers = Array.from({ length: 1000 }, (_, index) =>
      deadly().Await(
        new Promise((resolve) =>
          settle.push(() => {
            resolve(index);
          }),
        ),
      ),
    );
    for (const each of settle.reverse()) each();
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 1000 }, (_, i) => String(i)));
  });

  it('an exception of C# that goes through the page is the same when it comes back', async () => {
    expect(await deadly().IsSameException()).toBeTrue();
    expect(await deadly().IsSameExceptionLater()).toBeTrue();
  });
});

function reject(value: unknown): Promise<never> {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- page code rejects with anything
  return Promise.reject(value);
}
