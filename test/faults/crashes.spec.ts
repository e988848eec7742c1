import { DotnetDiedError, ManagedError } from 'dotnet-worker';
import { errorOf, messageOf, outcomeOf, rejectionOf } from '../runtime/outcome.js';
import { dotnetVersion } from '../runtime/start.js';
import { turnIn } from '../runtime/turns.js';
import {
  callDelegate,
  expectEnd,
  expectError,
  patientBuilder,
  startBusy,
  type Busy,
  type End,
} from './busy.js';

interface Faulty {
  (...args: readonly string[]): Promise<unknown>;
  sync: (...args: readonly string[]) => unknown;
}

const fixtures = '/base/test/fixtures';

describe('everything ends with a runtime that breaks', () => {
  beforeEach(() => {
    // The runtime writes there what has happened.
    spyOn(console, 'error');
  });

  const cases = [
    ['by a trap', /aborted.*RuntimeError/, 'Trap', []],
    ['by a stack overflow', /aborted/, 'OverflowStack', []],
    ['by Environment.FailFast', /aborted/, 'FailFast', ['no further']],
  ] as const;
  // .NET catches a trap there by itself.
  const continuations = [
    ['a trap', 'Task.Yield', /aborted.*RuntimeError/],
    // .NET 8 catches it in the continuation of an import without a word, and goes on.
    ...(dotnetVersion > 8 ? ([['a trap', 'a Task import', /aborted.*RuntimeError/]] as const) : []),
    ['Environment.FailFast', 'Task.Delay', /aborted/],
  ] as const;
  for (const [name, message, method, args] of cases) {
    const end: End = { state: 'dead', error: DotnetDiedError, message };
    const callOf = (busy: Busy) => busy.Exported.Faults[method] as Faulty;

    it(name, async () => {
      const busy = await startBusy();
      const broken = rejectionOf(callOf(busy)(...args));
      const queued = rejectionOf(busy.Exported.Numbers.Int32(5));
      callDelegate(busy);
      expectError(await broken, end, 'the export that broke it');
      expectError(await queued, end, 'a call after it');
      await expectEnd(busy, end);
    });

    it(`${name} in a nested call`, async () => {
      let nested: unknown;
      let afterwards: unknown;
      const busy: Busy = await startBusy({
        'faults.js': {
          fault: () => {
            nested = errorOf(() => callOf(busy).sync(...args));
            afterwards = errorOf(() => busy.Exported.Numbers.Int32.sync(5));
          },
        },
      });
      const asked = rejectionOf(busy.Imported.Faults.Ask('break'));
      await expectEnd(busy, end);
      expectError(await asked, end, 'the export around it');
      expect(nested).toBeInstanceOf(DotnetDiedError);
      expect(afterwards).toBeInstanceOf(DotnetDiedError);
    });
  }

  it('by an unhandled exception in async void, which is named', async () => {
    const busy = await startBusy();
    await busy.Exported.Faults.ThrowInAsyncVoid('thrown at nobody');
    await expectEnd(busy, {
      state: 'dead',
      error: DotnetDiedError,
      message: /aborted: System\.InvalidOperationException: thrown at nobody/,
    });
  });

  for (const [how, after, message] of continuations) {
    it(`by ${how} in a continuation after ${after}`, async () => {
      const end: End = { state: 'dead', error: DotnetDiedError, message };
      const busy = await startBusy({ 'shapes.js': { getText } });
      const broken = rejectionOf(busy.Exported.Faults.BreakLater(how, after));
      expectError(await broken, end, 'the export that broke it');
      await expectEnd(busy, end);
    });
  }

  it('and tells onAbort, once', async () => {
    const onAbort = jasmine.createSpy('onAbort');
    const busy = await startBusy({}, patientBuilder().withModuleConfig({ onAbort }));
    await rejectionOf(busy.Exported.Faults.Trap());
    await busy.runtime.closed;
    expect(onAbort).toHaveBeenCalledOnceWith(jasmine.stringMatching(/RuntimeError/));
  });
});

describe('the runtime goes on', () => {
  const faults = patientBuilder().withWorkerModule('faults.js', `${fixtures}/faults-module.js`);

  it('after C# ran out of memory, which is an exception', async () => {
    const busy = await startBusy({}, faults);
    await busy.Imported.Faults.Ask('no more memory');
    const { Faults, Numbers } = busy.Exported;
    for (const arrayLength of [1 << 24, 1 << 16]) {
      const error = await rejectionOf(Faults.ExhaustMemory(arrayLength));
      expect(error).toBeInstanceOf(ManagedError);
      expect(messageOf(error)).toMatch(/memory/i);
      expect(await Numbers.Int32(5)).toBe(5);
    }
    await busy.runtime.terminate();
    await Promise.all(Object.values(busy.rejections));
  });

  it('after an unhandled rejection in a worker module, which is the page’s', async () => {
    const { runtime, Imported, Exported, rejections } = await startBusy({}, faults);
    const reported: unknown[] = [];
    await jasmine.spyOnGlobalErrorsAsync(async (spy) => {
      spy.and.callFake((error: unknown) => reported.push(error));
      await Imported.Faults.Ask('reject');
      await turnIn(() => reported.length === 1);
      await Imported.Faults.Ask('reject with what cannot cross');
      await turnIn(() => reported.length === 2);
    });
    expect(messageOf(reported[0])).toContain('rejected in the worker');
    expect(messageOf(reported[1])).toContain('no error at all');
    expect(await Exported.Numbers.Int32(5)).toBe(5);
    await runtime.terminate();
    await Promise.all(Object.values(rejections));
  });

  it('after an uncaught error in a worker module, which is the page’s', async () => {
    const { runtime, Imported, Exported, rejections } = await startBusy({}, faults);
    const reported: string[] = [];
    const report = (event: ErrorEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      reported.push(event.message);
    };
    addEventListener('error', report, { capture: true });
    await jasmine.spyOnGlobalErrorsAsync(async (spy) => {
      spy.and.callFake((error: unknown) => reported.push(messageOf(error)));
      await Imported.Faults.Ask('throw later');
      await turnIn(() => reported.length > 0);
    });
    removeEventListener('error', report, { capture: true });
    expect(reported[0]).toContain('thrown in the worker');
    expect(await Exported.Numbers.Int32(5)).toBe(5);
    await runtime.terminate();
    await Promise.all(Object.values(rejections));
  });

  it('after a trap in other wasm, whether C# catches it or not', async () => {
    const { runtime, Imported, Exported, rejections } = await startBusy({}, faults);
    expect(await Imported.Faults.Catch('trap in other wasm')).toMatch(/^JSException: RuntimeError/);
    const outcome = await outcomeOf(() => Imported.Faults.Ask('trap in other wasm'));
    expect(outcome).toEqual({
      message: jasmine.stringMatching(/unreachable/i) as unknown as string,
    });
    expect(await Exported.Numbers.Int32(5)).toBe(5);
    expect(runtime.state).toBe('ready');
    await runtime.terminate();
    await Promise.all(Object.values(rejections));
  });
});

/** What the busy runtime waits for stays unanswered. */
function getText(asked: string): Promise<string> {
  return asked === 'never' ? new Promise<never>(() => undefined) : Promise.resolve(asked);
}
