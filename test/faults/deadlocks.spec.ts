import { blocking, SynchronousImportError } from 'dotnet-worker';
import { errorOf, messageOf, rejectionOf } from '../runtime/outcome.js';
import { letTurnsPass, turnIn } from '../runtime/turns.js';
import { patientBuilder, startBusy, type Busy } from './busy.js';

describe('a wait that cannot end is named:', () => {
  let busy: Busy | undefined;

  afterEach(async () => {
    await busy?.runtime.terminate();
    await Promise.all(Object.values(busy?.rejections ?? {}));
  });

  async function goesOn({ runtime, Exported }: Busy): Promise<void> {
    expect(runtime.state).toBe('ready');
    expect(await Exported.Numbers.Int32(5)).toBe(5);
  }

  it('a blocking import that begins a Task export later, at the deadline', async () => {
    const current: Busy = (busy = await startBusy(
      {
        'faults.js': {
          fault: blocking(async () => {
            await letTurnsPass(2);
            await current.Exported.Tasks.YieldThen(1);
          }),
        },
      },
      patientBuilder().withBlockingTimeout(300),
    ));
    const error = await rejectionOf(current.Imported.Faults.Ask('block'));
    expect(error).toBeInstanceOf(SynchronousImportError);
    expect(messageOf(error)).toMatch(/fault of module faults\.js.*300 ms.*YieldThen/);
    expect(messageOf(error)).toMatch(/Make sure/);
    await goesOn(current);
  });

  it('a blocking import that begins a Task export by a synchronous call, at once', async () => {
    const current: Busy = (busy = await startBusy({
      'faults.js': {
        fault: blocking(async () => {
          await current.Exported.Tasks.YieldThen.sync(1);
        }),
      },
    }));
    const error = await rejectionOf(current.Imported.Faults.Ask('block'));
    expect(error).toBeInstanceOf(SynchronousImportError);
    expect(messageOf(error)).toMatch(/fault of module faults\.js.*YieldThen.*Make sure/);
    await goesOn(current);
  });

  it('a blocking import that waits for a delegate of C#, at the deadline', async () => {
    const current: Busy = (busy = await startBusy(
      { 'faults.js': { fault: blocking(() => current.addOne(1)) } },
      patientBuilder().withBlockingTimeout(300),
    ));
    const error = await rejectionOf(current.Imported.Faults.Ask('block'));
    expect(error).toBeInstanceOf(SynchronousImportError);
    expect(messageOf(error)).toMatch(/fault of module faults\.js.*300 ms; pending: /);
    expect(messageOf(error)).toMatch(/Make sure/);
    await goesOn(current);
  });

  it('a synchronous call while C# waits for nothing', async () => {
    const current = (busy = await startBusy());
    const error = errorOf(() => current.Exported.Numbers.Int32.sync(5));
    expect(error).toBeInstanceOf(SynchronousImportError);
    expect(messageOf(error)).toMatch(/Int32/);
    expect(messageOf(error)).toMatch(/Make sure/);
    await goesOn(current);
  });

  it('a synchronous call while C# awaits a Task import', async () => {
    let caught: unknown;
    const current: Busy = (busy = await startBusy({
      'shapes.js': {
        getText: (url: string) => {
          if (url === 'never') return new Promise<string>(() => undefined);
          caught = errorOf(() => current.Exported.Numbers.Int32.sync(5));
          return Promise.resolve('not possible');
        },
      },
    }));
    expect(await current.Imported.Tasks.FetchText('now')).toBe('not possible');
    expect(caught).toBeInstanceOf(SynchronousImportError);
    await goesOn(current);
  });

  it('a second nested call after the first was given up, as long as C# is busy', async () => {
    const errors: unknown[] = [];
    const current: Busy = (busy = await startBusy(
      {
        'faults.js': {
          fault: () => {
            const { Compute, Numbers } = current.Exported;
            errors.push(
              errorOf(() => {
                Compute.Forever.sync();
              }),
              errorOf(() => Numbers.Int32.sync(5)),
            );
          },
        },
      },
      patientBuilder().withNestedCallTimeout(300),
    ));
    const asked = rejectionOf(current.Imported.Faults.Ask('nest'));
    await turnIn(() => errors.length === 2);
    expect(errors.map(messageOf)).toEqual([
      jasmine.stringMatching(/Forever.*300 ms.*Make sure/),
      jasmine.stringMatching(/Int32.*still busy.*Make sure/),
    ]);
    await current.runtime.terminate();
    await asked;
  });
});
