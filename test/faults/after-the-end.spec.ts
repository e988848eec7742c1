import { DotnetExitedError } from 'dotnet-worker';
import type { FrameWriter } from '../../wire/frame-writer.js';
import { EXIT, OUTPUT, STANDARD_OUTPUT } from '../../wire/records.js';
import { letTurnsPass } from '../runtime/turns.js';
import { callDelegate, expectEnd, patientBuilder, startBusy } from './busy.js';
import { frameOf } from './forged-frame.js';

describe('a runtime that says that it has ended', () => {
  it('is heard to the end of that frame, and no further', async () => {
    const lines: string[] = [];
    let worker: Worker | undefined;
    const builder = patientBuilder()
      .withModuleConfig({ print: (line: string) => lines.push(line) })
      .withWorker(() => (worker = new Worker('/base/dist/worker.js', { type: 'module' })));
    const busy = await startBusy({}, builder);
    const say = (data: unknown) => worker?.dispatchEvent(new MessageEvent('message', { data }));
    const sayLater = () => {
      say([
        frameOf((out) => {
          output(out, 'after it');
        }),
      ]);
      say([
        frameOf((out) => {
          out.u8(255);
        }),
      ]);
      say({ fatal: 'forged' });
      say(0);
    };
    const first = worker;
    callDelegate(busy);
    say([
      frameOf((out) => {
        exit(out, 3, 'it says so');
        output(out, 'with it');
      }),
    ]);
    sayLater();
    const closed = await busy.runtime.closed;
    sayLater();
    first?.dispatchEvent(new ErrorEvent('error', { message: 'forged', cancelable: true }));
    first?.dispatchEvent(new MessageEvent('messageerror'));
    await letTurnsPass(5);
    expect(lines).toEqual(['with it']);
    expect(closed).toEqual({ exitCode: 3, reason: 'it says so' });
    await expectEnd(busy, {
      state: 'exited',
      error: DotnetExitedError,
      message: /exited with code 3/,
      exitCode: 3,
    });
  });
});

function exit(out: FrameWriter, code: number, reason: string): void {
  out.u8(EXIT);
  out.u32(code);
  out.text(reason);
  out.u8(0);
}

function output(out: FrameWriter, line: string): void {
  out.u8(OUTPUT);
  out.u8(STANDARD_OUTPUT);
  out.text(line);
}
