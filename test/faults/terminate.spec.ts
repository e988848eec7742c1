import { blocking, DotnetDiedError } from 'dotnet-worker';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { startWithExports, withRuntime } from '../runtime/start.js';
import { countTurns, letTurnsPass } from '../runtime/turns.js';
import { callDelegate, expectEnd, expectError, startBusy, type Busy, type End } from './busy.js';

interface Exports {
  Conformance: {
    Exported: {
      Numbers: { Int32: (value: number) => Promise<number> };
      Compute: { Forever: () => Promise<void> };
      Tasks: { WaitAtGate: () => Promise<string> };
    };
    Imported: { Order: { RecordMany: (count: number) => Promise<void> } };
  };
}

const terminated: End = { state: 'dead', error: DotnetDiedError, message: /enough of it/ };
const end = (busy: Busy) => {
  callDelegate(busy);
  return busy.runtime.terminate('enough of it');
};

describe('terminate ends everything', () => {
  it('while C# is idle, and leaves the configuration', async () => {
    const busy = await startBusy();
    void end(busy);
    await expectEnd(busy, terminated);
    expect(busy.runtime.getConfig().mainAssemblyName).toMatch(/^Conformance/);
  });

  it('in an endless loop of C#', async () => {
    const busy = await startBusy();
    const { Compute, Numbers } = busy.Exported;
    const calls = [Compute.Forever(), Numbers.Int32(5)].map(rejectionOf);
    callDelegate(busy);
    await letTurnsPass(100);
    void end(busy);
    for (const call of calls) expectError(await call, terminated, 'a call');
    await expectEnd(busy, terminated);
  });

  it('while C# waits for a blocking import', async () => {
    const never = new Promise<void>(() => undefined);
    const busy = await startBusy({ 'faults.js': { fault: blocking(() => never) } });
    const asked = rejectionOf(busy.Imported.Faults.Ask('block'));
    await letTurnsPass(100);
    void end(busy);
    expectError(await asked, terminated, 'the export');
    await expectEnd(busy, terminated);
  });

  it('while a delegate waits for a blocking import', async () => {
    const never = new Promise<void>(() => undefined);
    const busy = await startBusy({ 'faults.js': { fault: blocking(() => never) } });
    const ask = await busy.Imported.Faults.GetAsk();
    const asked = rejectionOf(ask('block'));
    await letTurnsPass(100);
    void end(busy);
    expectError(await asked, terminated, 'the call of the delegate');
    await expectEnd(busy, terminated);
  });

  it('from inside a synchronous import that a delegate calls', async () => {
    const busy: Busy = await startBusy({ 'faults.js': { fault: () => void end(busy) } });
    const ask = await busy.Imported.Faults.GetAsk();
    expectError(await rejectionOf(ask('end')), terminated, 'the call of the delegate');
    await expectEnd(busy, terminated);
  });

  it('from inside a synchronous import, which C# does not call again', async () => {
    let served = 0;
    const busy: Busy = await startBusy({
      'shapes.js': {
        record: () => {
          served++;
          void end(busy);
        },
        getText: () => new Promise<string>(() => undefined),
      },
    });
    const asked = rejectionOf(busy.Imported.Order.RecordMany(10));
    expectError(await asked, terminated, 'the export');
    await expectEnd(busy, terminated);
    expect(served).toBe(1);
  });

  it('in the middle of a nested call', async () => {
    const seen: unknown[] = [];
    const busy: Busy = await startBusy({
      'faults.js': {
        fault: (depth: string) => {
          try {
            if (depth === 'outer') busy.Imported.Faults.Ask.sync('inner');
            else void end(busy);
            busy.Exported.Numbers.Int32.sync(5);
          } catch (error) {
            seen.push(error);
            throw error;
          }
        },
      },
    });
    const asked = rejectionOf(busy.Imported.Faults.Ask('outer'));
    expectError(await asked, terminated, 'the export');
    await expectEnd(busy, terminated);
    expect(seen.length).toBe(2);
    for (const error of seen) expectError(error, terminated, 'the nested call');
  });
});

describe('terminate', () => {
  it('settles `closed`, once, and leaves the runtime dead', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      const forever = rejectionOf(exports.Conformance.Exported.Compute.Forever());
      void runtime.terminate('enough');
      void runtime.terminate('said again');
      const { reason } = await runtime.closed;
      expect(messageOf(reason)).toContain('enough');
      expect(messageOf(reason)).not.toContain('said again');
      expect(runtime.state).toBe('dead');
      expect(await forever).toBeInstanceOf(DotnetDiedError);
    }));

  it('is what `await using` does at the end of its block', async () => {
    const { runtime } = await startWithExports<Exports>();
    // WebKitGTK has no such symbol yet: there the member must not stand under the name "undefined".
    if ('asyncDispose' in Symbol) await runtime[Symbol.asyncDispose]();
    else await runtime.terminate();
    expect(runtime.state).toBe('dead');
    expect(Object.keys(runtime)).not.toContain('undefined');
  });

  it('does not wait for C#: the page goes on in the same turn', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      const forever = rejectionOf(exports.Conformance.Exported.Compute.Forever());
      await letTurnsPass(10);
      const turns = countTurns();
      void runtime.terminate();
      expect(runtime.state).toBe('dead');
      await runtime.closed;
      expect(turns.stop()).toBeLessThan(10);
      await forever;
    }));
});
