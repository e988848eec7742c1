import { DotnetDiedError } from 'dotnet-worker';
import { isFrameMessage } from '../../wire/frame-message.js';
import { callDelegate, expectEnd, patientBuilder, startBusy, type Busy } from './busy.js';

const MODULE = '/base/test/fixtures/faults-module.js';

describe('everything ends with a message', () => {
  let worker: Worker | undefined;
  const builder = patientBuilder()
    .withWorkerModule('faults.js', MODULE)
    .withWorker(() => (worker = new Worker('/base/dist/worker.js', { type: 'module' })));
  const start = (): Promise<Busy> => startBusy({}, builder);
  const expectDeath = (busy: Busy, message: RegExp): Promise<void> =>
    expectEnd(busy, { state: 'dead', error: DotnetDiedError, message });

  it('that the browser refuses to send to the worker', async () => {
    const busy = await start();
    Object.assign(worker ?? {}, {
      postMessage: (message: unknown) => {
        // Comlink may still say that a proxy was collected.
        if (isFrameMessage(message)) throw new RangeError('too much of it');
      },
    });
    // More than shared memory takes to a worker that waits for it.
    callDelegate(busy);
    for (let i = 0; i < 5000; i++) busy.Exported.Numbers.Int32(i).catch(() => undefined);
    await expectDeath(busy, /message to the worker could not be sent.*too much of it/);
  });

  it('that the browser refuses to send to the page', async () => {
    const busy = await start();
    busy.Imported.Faults.Ask('send no more frames').catch(() => undefined);
    callDelegate(busy);
    await expectDeath(busy, /worker could not send a message.*too much of it/);
  });

  it('that the worker cannot read', async () => {
    const busy = await start();
    busy.Imported.Faults.Ask('lose a message').catch(() => undefined);
    callDelegate(busy);
    await expectDeath(busy, /message of the page could not be read/);
  });
});
