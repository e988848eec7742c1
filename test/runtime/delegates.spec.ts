import { ManagedError } from 'dotnet-worker';
import { startInThread } from './in-thread.js';
import { rejectionOf } from './outcome.js';
import { sharedRuntime } from './start.js';

interface Delegate {
  dispose: () => void;
  isDisposed: boolean;
}

type Remote<Call> = Call & Delegate;

interface Delegates {
  Performed: () => Promise<string>;
  CallAction0: (action: () => void) => Promise<void>;
  CallAction1: (action: (first: number) => void) => Promise<void>;
  CallAction2: (action: (first: number, second: string) => void) => Promise<void>;
  CallAction3: (action: (first: number, second: string, third: boolean) => void) => Promise<void>;
  CallFunc0: (func: () => number) => Promise<number>;
  CallFunc1: (func: (value: number) => number, value: number) => Promise<number>;
  CallFunc2: (func: (first: number, second: string) => string) => Promise<string>;
  CallFunc3: (func: (first: number, second: string, third: boolean) => string) => Promise<string>;
  GetAction0: () => Promise<Remote<() => Promise<void>>>;
  GetAction1: () => Promise<Remote<(first: number) => Promise<void>>>;
  GetAction2: () => Promise<Remote<(first: number, second: string) => Promise<void>>>;
  GetAction3: () => Promise<
    Remote<(first: number, second: string, third: boolean) => Promise<void>>
  >;
  GetFunc0: () => Promise<Remote<() => Promise<number>>>;
  GetFunc1: (added: number) => Promise<Remote<(value: number) => Promise<number>>>;
  GetFunc2: () => Promise<Remote<(first: number, second: string) => Promise<string>>>;
  GetFunc3: () => Promise<
    Remote<(first: number, second: string, third: boolean) => Promise<string>>
  >;
  GetThrower: () => Promise<Remote<(message: string) => Promise<void>>>;
  Same: (func: (value: number) => number) => Promise<(value: number) => Promise<number>>;
  IsNull: (func: ((value: number) => number) | null) => Promise<boolean>;
  SumOf: (func: (value: number) => number, count: number) => Promise<number>;
  Report: (progress: (step: number) => void, steps: number) => Promise<void>;
}

interface Exports {
  Conformance: { Exported: { Delegates: Delegates } };
}

describe('a function of the page, which is a delegate to C#,', () => {
  const shared = sharedRuntime<Exports>();
  let delegates: Delegates;
  let inThread: Delegates;
  beforeAll(async () => {
    inThread = (await startInThread<Exports>('delegates')).Conformance.Exported.Delegates;
  });
  beforeEach(() => (delegates = shared.exports.Conformance.Exported.Delegates));

  it('is an Action of no to three arguments', async () => {
    const calls: unknown[][] = [];
    const note = (...args: unknown[]) => void calls.push(args);
    await delegates.CallAction0(() => {
      note();
    });
    await delegates.CallAction1((first) => {
      note(first);
    });
    await delegates.CallAction2((first, second) => {
      note(first, second);
    });
    await delegates.CallAction3((first, second, third) => {
      note(first, second, third);
    });
    expect(calls).toEqual([[], [1], [1, 'two'], [1, 'two', true]]);
  });

  it('is a Func of no to three arguments, whose value C# has at once', async () => {
    expect(await delegates.CallFunc0(() => 42)).toBe(42);
    expect(await delegates.CallFunc1((value) => value * 2, 21)).toBe(42);
    expect(await delegates.CallFunc2((first, second) => `${first} ${second}`)).toBe('1 two');
    expect(
      await delegates.CallFunc3((first, second, third) => `${first} ${second} ${String(third)}`),
    ).toBe('1 two true');
  });

  it('has no `this`, as in thread', async () => {
    const seen: unknown[] = [];
    const func = function (this: unknown): number {
      seen.push(this);
      return 1;
    };
    const holder = { func, mark: 'not this' };
    await delegates.CallAction0(func);
    await delegates.CallFunc0(holder.func);
    await inThread.CallAction0(func);
    await inThread.CallFunc0(holder.func);
    expect(seen).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('can be called a thousand times in order while C# works', async () => {
    const seen: number[] = [];
    const sum = await delegates.SumOf((value) => {
      seen.push(value);
      return value;
    }, 1000);
    expect(sum).toBe(499_500);
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  });

  it('is called while C# still works, not after it', async () => {
    const steps: number[] = [];
    let finished = false;
    await delegates
      .Report((step) => {
        expect(finished).toBeFalse();
        steps.push(step);
      }, 5)
      .finally(() => (finished = true));
    expect(steps).toEqual([1, 2, 3, 4, 5]);
  });

  it('throws through C# as the same error', async () => {
    const reason = new RangeError('thrown by the page');
    const call = delegates.CallFunc0(() => {
      throw reason;
    });
    expect(await rejectionOf(call)).toBe(reason);
  });

  it('fails in the words of the marshaller when its value is of another type', async () => {
    const call = delegates.CallFunc0((() => 'text') as unknown as () => number);
    await expectAsync(call).toBeRejectedWithError(/Value is not an integer: text \(string\)/);
  });

  it('can come back and be called through C#', async () => {
    const same = await delegates.Same((value) => value + 1);
    expect(await same(41)).toBe(42);
  });

  it('may be null', async () => {
    expect(await delegates.IsNull(null)).toBeTrue();
    expect(await delegates.IsNull((value) => value)).toBeFalse();
  });
});

describe('a delegate of C#, which is a function to the page,', () => {
  const shared = sharedRuntime<Exports>();
  let delegates: Delegates;
  beforeEach(() => (delegates = shared.exports.Conformance.Exported.Delegates));

  it('is an Action of no to three arguments', async () => {
    await (
      await delegates.GetAction0()
    )();
    expect(await delegates.Performed()).toBe('0');
    await (
      await delegates.GetAction1()
    )(1);
    expect(await delegates.Performed()).toBe('1 1');
    await (
      await delegates.GetAction2()
    )(1, 'two');
    expect(await delegates.Performed()).toBe('2 1 two');
    await (
      await delegates.GetAction3()
    )(1, 'two', true);
    expect(await delegates.Performed()).toBe('3 1 two True');
  });

  it('is a Func of no to three arguments', async () => {
    expect(await (await delegates.GetFunc0())()).toBe(42);
    expect(await (await delegates.GetFunc1(2))(40)).toBe(42);
    expect(await (await delegates.GetFunc2())(1, 'two')).toBe('1 two');
    expect(await (await delegates.GetFunc3())(1, 'two', true)).toBe('1 two True');
  });

  it('always gives a promise', async () => {
    const func = await delegates.GetFunc0();
    const result = func();
    expect(result).toBeInstanceOf(Promise);
    await result;
  });

  it('rejects with a ManagedError when C# throws', async () => {
    const thrower = await delegates.GetThrower();
    const error = await rejectionOf(thrower('thrown by C#'));
    expect(error).toBeInstanceOf(ManagedError);
    expect((error as Error).message).toBe('thrown by C#');
  });

  it('rejects in the words of the marshaller when an argument is of another type', async () => {
    const func = await delegates.GetFunc1(1);
    await expectAsync(func('text' as unknown as number)).toBeRejectedWithError(
      /Value is not an integer: text \(string\)/,
    );
  });

  it('can be disposed, once, and then refuses', async () => {
    const func = await delegates.GetFunc1(1);
    expect(func.isDisposed).toBeFalse();
    func.dispose();
    expect(func.isDisposed).toBeTrue();
    func.dispose();
    await expectAsync(Promise.resolve().then(() => func(1))).toBeRejected();
    expect(await (await delegates.GetFunc1(1))(1))
      .withContext('the next one')
      .toBe(2);
  });
});
