import { DotnetDiedError } from 'dotnet-worker';
import { ANY } from '../../wire/form.js';
import type { FrameWriter } from '../../wire/frame-writer.js';
import { CALL, TO_FUNCTION } from '../../wire/records.js';
import { expectEnd, patientBuilder, startBusy } from './busy.js';
import { frameOf } from './forged-frame.js';

describe('a worker that calls every handle it has', () => {
  it('constructs no class, though one was handed over', async () => {
    let made = 0;
    class Shelter {
      readonly number = ++made;
    }
    const witness = jasmine.createSpy('a function with a later handle');
    let worker: Worker | undefined;
    const starting = patientBuilder().withWorker(
      () => (worker = new Worker('/base/dist/worker.js', { type: 'module' })),
    );
    const busy = await startBusy({}, starting);
    await busy.Exported.Objects.Keep(Shelter);
    await busy.Exported.Objects.Keep(witness);
    for (let handle = 1; !witness.calls.any() && handle < 100; handle++) {
      const data = [
        frameOf((out) => {
          call(out, handle);
        }),
      ];
      worker?.dispatchEvent(new MessageEvent('message', { data }));
    }
    expect(witness).toHaveBeenCalledTimes(1);
    expect(made).toBe(0);
    // The worker itself has called nothing, and takes no answer to it.
    await expectEnd(busy, {
      state: 'dead',
      error: DotnetDiedError,
      message: /the page sent what cannot be read.*no call has the number 1/,
    });
  });
});

function call(out: FrameWriter, handle: number): void {
  out.tagged(CALL, 1);
  out.tagged(TO_FUNCTION, handle);
  out.u8(ANY);
  out.u8(0);
}
