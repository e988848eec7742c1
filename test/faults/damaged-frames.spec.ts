import { DotnetDiedError } from 'dotnet-worker';
import type { FrameWriter } from '../../wire/frame-writer.js';
import { ANY } from '../../wire/form.js';
import { CALL, RETURN, TO_FUNCTION } from '../../wire/records.js';
import * as tag from '../../wire/tags.js';
import { expectEnd, patientBuilder, startBusy, type Busy, type End } from './busy.js';
import { frameOf } from './forged-frame.js';

/** What can be wrong with a frame, behind the two words of its head. */
const damages: Record<string, (out: FrameWriter) => void> = {
  'has a record of no known kind': (out) => {
    out.u8(255);
  },
  'is cut off in the middle of a call': (out) => {
    out.u8(CALL);
    out.u8(1);
  },
  'calls what was never handed over': (out) => {
    out.tagged(CALL, 1);
    out.tagged(TO_FUNCTION, 0x7fffffff);
    out.u8(ANY);
    out.u8(0);
  },
  'answers a call that nobody made': (out) => {
    out.tagged(RETURN, 0x7fffffff);
    out.u8(tag.NULL);
  },
};

describe('everything ends with a damaged frame, in good order,', () => {
  const ways: [string, RegExp, (worker: Worker, data: ArrayBuffer[]) => void][] = [
    [
      'of the worker',
      /the worker sent what cannot be read/,
      (worker, data) => worker.dispatchEvent(new MessageEvent('message', { data })),
    ],
    [
      'of the page',
      /the page sent what cannot be read/,
      (worker, data) => {
        worker.postMessage(data);
      },
    ],
  ];
  for (const [whose, message, send] of ways) {
    for (const [what, write] of Object.entries(damages)) {
      it(`${whose} that ${what}`, async () => {
        let worker: Worker | undefined;
        const busy: Busy = await startBusy(
          {},
          patientBuilder().withWorker(
            () => (worker = new Worker('/base/dist/worker.js', { type: 'module' })),
          ),
        );
        const end: End = { state: 'dead', error: DotnetDiedError, message };
        if (worker) send(worker, [frameOf(write)]);
        await expectEnd(busy, end);
      });
    }
  }
});
