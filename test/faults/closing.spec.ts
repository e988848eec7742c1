import { DotnetDiedError } from 'dotnet-worker';
import { letTurnsPass } from '../runtime/turns.js';
import { callDelegate, expectEnd, patientBuilder, startBusy, type Busy, type End } from './busy.js';

describe('a worker that closes itself', () => {
  const closed: End = {
    state: 'dead',
    error: DotnetDiedError,
    message: /the worker ended by itself/,
  };
  const builder = patientBuilder().withWorkerModule(
    'faults.js',
    '/base/test/fixtures/faults-module.js',
  );
  const start = (): Promise<Busy> => startBusy({}, builder);

  it('ends everything', async () => {
    const busy = await start();
    // It may be answered before the worker is gone.
    busy.Imported.Faults.Ask('close').catch(() => undefined);
    await letTurnsPass(1);
    callDelegate(busy);
    await expectEnd(busy, closed);
  });

  it('in the middle of a call of a delegate ends everything', async () => {
    const busy = await start();
    const ask = await busy.Imported.Faults.GetAsk();
    ask('close').catch(() => undefined);
    await expectEnd(busy, closed);
  });
});
