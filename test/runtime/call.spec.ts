import { call, DotnetDiedError, DotnetHostBuilder, ManagedError } from 'dotnet-worker';
import { ENDLESS, type CancellationExports } from './cancellation.js';
import { messageOf, rejectionOf } from './outcome.js';
import { sharedRuntime, withRuntime } from './start.js';
import { letTurnsPass, turnIn } from './turns.js';

describe('call', () => {
  const shared = sharedRuntime<CancellationExports>();
  const exported = () => shared.exports.Conformance.Exported;
  const cancellation = () => exported().Cancellation;

  it('gives what the export gives, with arguments, errors and all', async () => {
    const { signal } = new AbortController();
    const { Numbers, Errors } = exported();
    for (const options of [{}, { signal }, { timeout: 60_000 }, { signal, timeout: Infinity }]) {
      expect(await call(Numbers.Int32, options)(42)).toBe(42);
      const error = await rejectionOf(call(Errors.Throw, options)('from C#'));
      expect(error).toBeInstanceOf(ManagedError);
      expect(messageOf(error)).toBe('from C#');
    }
    expect(await call(Numbers.Int32)(43)).toBe(43);
  });

  it('calls an argument that does not fit by its place', async () => {
    const make = call(exported().Arrays.Sum, { timeout: 60_000 }) as (
      ...args: unknown[]
    ) => Promise<unknown>;
    await expectAsync(make(1, Symbol('second'))).toBeRejectedWithError(TypeError, /argument 2/);
    const number = exported().Numbers.Int32 as () => Promise<number>;
    expect(await call(number, { timeout: 60_000 })()).toBe(await number());
  });

  it('takes exports alone, and says so', async () => {
    const delegate = await exported().Delegates.GetFunc1(1);
    const wrapped = (value: number) => exported().Numbers.Int32(value);
    for (const other of [delegate, wrapped, () => Promise.resolve(1)]) {
      expect(() => call(other as () => Promise<unknown>)).toThrowError(
        TypeError,
        /is no export of C#\. Make sure to pass a function of getAssemblyExports\(\)/,
      );
    }
    const called = wrapped(1);
    for (const other of [undefined, null, {}, called]) {
      expect(() => call(other as () => Promise<unknown>)).toThrowError(TypeError);
    }
    await called;
    const { Int32 } = exported().Numbers;
    const signal = new AbortController() as unknown as AbortSignal;
    expect(() => call(Int32, { signal })).toThrowError(TypeError, /Numbers\.Int32.*AbortSignal/);
    for (const timeout of [-1, NaN, '5' as unknown as number]) {
      expect(() => call(Int32, { timeout })).toThrowError(TypeError, /Numbers\.Int32.*timeout/);
    }
  });

  it('rejects by a signal that is aborted already, without calling', async () => {
    const before = await cancellation().Begun();
    const reason = new Error('no longer wanted');
    const error = await rejectionOf(
      call(cancellation().Begin, { signal: AbortSignal.abort(reason) })(1),
    );
    expect(error).toBe(reason);
    expect(await cancellation().Begun()).toBe(before);
  });

  it('rejects at once when its signal is aborted, with the reason of the signal', async () => {
    const reason = { any: 'thing' };
    const own = new AbortController();
    const plain = new AbortController();
    const withReason = call(cancellation().Hold, { signal: own.signal })('own');
    const withoutReason = call(cancellation().Hold, { signal: plain.signal })('plain');
    await cancellation().Begun();
    own.abort(reason);
    plain.abort();
    expect(await rejectionOf(withReason)).toBe(reason);
    const error = (await rejectionOf(withoutReason)) as DOMException;
    expect(error.name).toBe('AbortError');
    for (const name of ['own', 'plain']) await cancellation().OpenWith(name, 1);
  });

  it('rejects with a TimeoutError when its time is over', async () => {
    for (const timeout of [0, 20]) {
      const error = await rejectionOf(call(cancellation().Hold, { timeout })('slow'));
      expect((error as DOMException).name).toBe('TimeoutError');
      expect(messageOf(error)).toContain(`Cancellation.Hold: C# did not answer in ${timeout} ms`);
    }
  });

  it('leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    const added = spyOn(signal, 'addEventListener').and.callThrough();
    const removed = spyOn(signal, 'removeEventListener').and.callThrough();
    for (let count = 0; count < 3; count++) await call(exported().Numbers.Int32, { signal })(1);
    await rejectionOf(call(exported().Errors.Throw, { signal })('from C#'));
    expect(added).toHaveBeenCalledTimes(4);
    expect(removed.calls.allArgs()).toEqual(added.calls.allArgs());
  });

  it('gives buffers away', async () => {
    const sum = exported().Arrays.Sum;
    for (const timeout of [undefined, 60_000]) {
      const bytes = new Uint8Array(100_000).fill(2);
      expect(await call(sum, { transfer: [bytes.buffer], timeout })(bytes)).toBe(200_000);
      expect(bytes.byteLength).toBe(0);
    }
  });

  it('is over when the runtime dies, given up or not', async () => {
    await withRuntime<CancellationExports>(async ({ runtime, exports }) => {
      const { Hold } = exports.Conformance.Exported.Cancellation;
      const controller = new AbortController();
      const waits = call(Hold, { timeout: 60_000 })('waits');
      const givenUp = call(Hold, { signal: controller.signal })('given up');
      controller.abort();
      await rejectionOf(givenUp);
      await runtime.terminate();
      expect(await rejectionOf(waits)).toBeInstanceOf(DotnetDiedError);
      const later = call(Hold, { timeout: 60_000 })('later');
      expect(await rejectionOf(later)).toBeInstanceOf(DotnetDiedError);
    });
  });
});

describe('C# that is asked to stop', () => {
  let asked: () => void = () => undefined;
  const shared = sharedRuntime<CancellationExports>({
    'cancel.js': {
      ask: () => {
        asked();
      },
      which: () => String(cancellation().Current.sync()),
    },
  });
  const cancellation = () => shared.exports.Conformance.Exported.Cancellation;
  const primes = () => shared.exports.Conformance.Guide.Primes;

  /** Makes a call that keeps C# busy, and gives it up when C# is in the middle of it. */
  async function giveUpBusy<A extends unknown[]>(
    fn: (...args: A) => Promise<unknown>,
    ...args: A
  ): Promise<unknown> {
    const controller = new AbortController();
    const begun = new Promise<void>((resolve) => (asked = resolve));
    const result = call(fn, { signal: controller.signal })(...args);
    await begun;
    await letTurnsPass(5);
    controller.abort();
    return rejectionOf(result);
  }

  /** The same for a call that is a Task. */
  async function giveUpTask<A extends unknown[]>(
    fn: (...args: A) => Promise<unknown>,
    ...args: A
  ): Promise<unknown> {
    const controller = new AbortController();
    const result = call(fn, { signal: controller.signal })(...args);
    await cancellation().Begun();
    controller.abort();
    return rejectionOf(result);
  }

  it('sees it in a synchronous loop', async () => {
    await giveUpBusy(cancellation().LoopUntilCancelled);
    expect(await cancellation().Seen()).toBe('cancelled');
  });

  it('sees it by the time that is over, too', async () => {
    let begun = false;
    asked = () => {
      begun = true;
    };
    const hasBegun = () => begun;
    // On a slow machine the time may be over before C# begins.
    let timeout = 50;
    do {
      await rejectionOf(call(cancellation().LoopUntilCancelled, { timeout })());
      await cancellation().Current();
      timeout *= 2;
    } while (!hasBegun());
    expect(await cancellation().Seen()).toBe('cancelled');
  });

  it('can have it thrown, in words that say what happened', async () => {
    await giveUpBusy(cancellation().LoopUntilItThrows);
    expect(await cancellation().Seen()).toBe(
      'AbortError: The page no longer waits for this call: its signal was aborted, or its time is over.',
    );
  });

  it('tells several calls apart', async () => {
    const controllers = ['a', 'b', 'c'].map((name) => ({ name, made: new AbortController() }));
    const results = controllers.map(({ name, made }) =>
      call(cancellation().Hold, { signal: made.signal })(name),
    );
    const numbers = await Promise.all(['a', 'b', 'c'].map((name) => cancellation().NumberOf(name)));
    expect(new Set(numbers).size).toBe(3);
    expect(Math.min(...numbers)).toBeGreaterThan(0);
    controllers[1]?.made.abort();
    await rejectionOf(results[1] ?? Promise.resolve());
    const cancelled = () =>
      Promise.all(['a', 'b', 'c'].map((name) => cancellation().IsCancelled(name)));
    expect(await cancelled()).toEqual([false, true, false]);
    for (const name of ['a', 'b', 'c']) await cancellation().OpenWith(name, name);
    expect(await results[0]).toBe('a');
    expect(await results[2]).toBe('c');
    expect(await cancelled())
      .withContext('after their end')
      .toEqual([false, true, false]);
  });

  it('is never a call without a signal and a timeout, nor a number that is none', async () => {
    expect(await cancellation().Current()).toBe(0);
    expect(await call(cancellation().Current)()).toBe(0);
    expect(await call(cancellation().Current, { timeout: 60_000 })()).toBeGreaterThan(0);
    for (const number of [0, -1, -65_536, 0x7fffffff]) {
      expect(await cancellation().IsNumberCancelled(number)).toBeFalse();
    }
  });

  it('is what asked the page, also while the page calls it back', async () => {
    const [before, nested, after] = (
      await call(cancellation().AskWhich, { timeout: 60_000 })()
    ).split(' ');
    expect(Number(before)).toBeGreaterThan(0);
    expect([nested, after]).toEqual([before, before]);
    expect(await cancellation().AskWhich()).toBe('0 0 0');
  });

  it('does not begin a call that was given up before its turn', async () => {
    const before = await cancellation().Begun();
    const controller = new AbortController();
    const busy = shared.exports.Conformance.Exported.Cancellation.Look(100_000);
    const result = call(cancellation().Begin, { signal: controller.signal })(1);
    controller.abort();
    await rejectionOf(result);
    await busy;
    expect(await cancellation().Begun()).toBe(before);
  });

  it('sees it as a CancellationToken, in a loop and in what it awaits', async () => {
    expect(await primes().CountAndTell(100)).toBe(25);
    expect(await call(primes().CountSlowlyAndTell, { timeout: 60_000 })(30)).toBe(10);
    await giveUpBusy(primes().CountAndTell, ENDLESS);
    expect(await primes().Last()).toBe('cancelled');
    await giveUpTask(primes().CountSlowlyAndTell, ENDLESS);
    await turnIn(async () => (await primes().Last()) === 'cancelled');
    expect(await primes().Last()).toBe('cancelled');
  });

  for (const [what, make] of [
    ['an array of objects', () => call(cancellation().Boxes, once())(3)],
    ['a delegate', () => call(cancellation().Delegate, once())()],
    ['an ArraySegment', () => call(cancellation().Segment, once())()],
  ] as const) {
    it(`leaves no handle behind when it gives ${what} too late`, async () => {
      const { workerHandles } = await shared.runtime.inspect();
      await rejectionOf(make());
      await turnIn(async () => (await shared.runtime.inspect()).workerHandles === workerHandles);
      expect((await shared.runtime.inspect()).workerHandles).toBe(workerHandles);
    });
  }

  for (const open of ['OpenWithBox', 'OpenWithError'] as const) {
    it(`holds the call until its late reply came, and drops that (${open})`, async () => {
      const pending = async () => (await shared.runtime.inspect()).pendingCalls;
      await turnIn(async () => (await pending()) === 0);
      const { workerHandles } = await shared.runtime.inspect();
      await giveUpTask(cancellation().Hold, 'late');
      expect(await pending()).toBe(1);
      await cancellation()[open]('late');
      await turnIn(async () => (await pending()) === 0);
      await turnIn(async () => (await shared.runtime.inspect()).workerHandles === workerHandles);
      expect((await shared.runtime.inspect()).workerHandles).toBe(workerHandles);
    });
  }

  it('does not take from the page what that has from elsewhere', async () => {
    const kept = await shared.exports.Conformance.Exported.Objects.MakeBox(7);
    const list = [kept];
    await giveUpTask(cancellation().Hold, 'known');
    await cancellation().OpenWith('known', kept);
    await rejectionOf(call(cancellation().Same, once())(list));
    expect((kept as { isDisposed?: boolean }).isDisposed).toBeFalse();
    await expectAsync(shared.exports.Conformance.Exported.Objects.Keep(list)).toBeResolved();
  });

  /** For a call that the page gives up while C# asks it something. */
  function once(): { signal: AbortSignal } {
    const controller = new AbortController();
    asked = () => {
      controller.abort();
    };
    return { signal: controller.signal };
  }
});

describe('the import module dotnet-worker', () => {
  it('is the worker’s: its name is taken', async () => {
    await withRuntime(({ runtime }) => {
      expect(() => {
        runtime.setModuleImports('dotnet-worker', {});
      }).toThrowError(TypeError, /dotnet-worker.*Make sure to choose another name/);
      return Promise.resolve();
    });
    expect(() => new DotnetHostBuilder().withWorkerModule('dotnet-worker', './x.js')).toThrowError(
      TypeError,
    );
  });
});
