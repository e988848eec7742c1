import { DotnetExitedError } from 'dotnet-worker';
import { errorOf, rejectionOf } from '../runtime/outcome.js';
import { callDelegate, expectEnd, expectError, startBusy, type Busy, type End } from './busy.js';

function exitedWith(exitCode: number): End {
  const message = new RegExp(`exited with code ${String(exitCode)}`);
  return { state: 'exited', error: DotnetExitedError, message, exitCode };
}

describe('everything ends with the program', () => {
  for (const code of [0, 3]) {
    const end = exitedWith(code);

    it(`that calls Environment.Exit(${String(code)}) in an export`, async () => {
      const busy = await startBusy();
      const exiting = rejectionOf(busy.Exported.Surroundings.Exit(code));
      callDelegate(busy);
      expectError(await exiting, end, 'the export');
      await expectEnd(busy, end);
    });

    it(`that calls Environment.Exit(${String(code)}) in a continuation`, async () => {
      const busy = await startBusy();
      expectError(await rejectionOf(busy.Exported.Faults.ExitLater(code)), end, 'the export');
      await expectEnd(busy, end);
    });

    it(`that calls Environment.Exit(${String(code)}) in Main`, async () => {
      const busy = await startBusy();
      const main = busy.runtime.runMain('Conformance', ['--exit', String(code)]);
      expectError(await rejectionOf(main), end, 'runMain');
      await expectEnd(busy, end);
    });

    it(`that calls Environment.Exit(${String(code)}) in a nested call`, async () => {
      let nested: unknown;
      const busy: Busy = await startBusy({
        'faults.js': {
          fault: () => {
            nested = errorOf(() => {
              busy.Exported.Surroundings.Exit.sync(code);
            });
          },
        },
      });
      const asked = rejectionOf(busy.Imported.Faults.Ask('exit'));
      await expectEnd(busy, end);
      expectError(await asked, end, 'the export');
      expectError(nested, end, 'the nested call');
    });

    it(`that the page ends by exit(${String(code)})`, async () => {
      const busy = await startBusy();
      await busy.runtime.exit(code, 'the page said so');
      await expectEnd(busy, end);
      expect((await busy.runtime.closed).reason).toBe('the page said so');
    });

    it(`whose Main returns ${String(code)} to runMainAndExit`, async () => {
      const busy = await startBusy();
      const main = busy.runtime.runMainAndExit('Conformance', ['--code', String(code)]);
      expect(await main).toBe(code);
      await expectEnd(busy, end);
    });
  }

  it('and is not heard any more, though C# can be called in the same turn, and asks the page', async () => {
    const record = jasmine.createSpy('record');
    const busy = await startBusy({
      'shapes.js': { record, getText: () => new Promise(() => undefined) },
    });
    const calls = [busy.Exported.Surroundings.Exit(3), busy.Imported.Order.RecordMany(1)];
    const rejections = calls.map(rejectionOf);
    callDelegate(busy);
    await Promise.resolve();
    // By then the exit and the question have both come.
    blockFor(300);
    for (const rejection of rejections) expectError(await rejection, exitedWith(3), 'a call');
    await expectEnd(busy, exitedWith(3));
    expect(record).not.toHaveBeenCalled();
  });

  it('whose Main throws in runMainAndExit', async () => {
    const busy = await startBusy();
    expect(await busy.runtime.runMainAndExit('Conformance', ['--throw', 'from Main'])).toBe(1);
    await expectEnd(busy, exitedWith(1));
  });
});

function blockFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
