import { DotnetDiedError } from 'dotnet-worker';
import type { FrameWriter } from '../../wire/frame-writer.js';
import { ANY } from '../../wire/form.js';
import { GET_PROPERTY } from '../../wire/operations.js';
import { CALL, RETURN, SYNC_RETURN, TO_FUNCTION, TO_OPERATION } from '../../wire/records.js';
import { PAGE_WORD, WORKER_WORD } from '../../wire/shared-memory.js';
import * as tag from '../../wire/tags.js';
import { delegateImports, type DelegateExports } from '../runtime/delegate-imports.js';
import { errorOf, rejectionOf } from '../runtime/outcome.js';
import { exportsOf } from '../runtime/start.js';
import { letTurnsPass } from '../runtime/turns.js';
import {
  callDelegate,
  expectEnd,
  expectError,
  patientBuilder,
  startBusy,
  type Busy,
  type End,
} from './busy.js';
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
  'reads what was never handed over': (out) => {
    out.tagged(CALL, 1);
    out.tagged(TO_OPERATION, GET_PROPERTY);
    out.u8(ANY);
    out.u8(2);
    out.tagged(tag.YOURS, 0x7fffffff);
    out.u8(tag.TEXT);
    out.text('constructor');
  },
  'answers a call that nobody made': (out) => {
    out.tagged(RETURN, 0x7fffffff);
    out.u8(tag.NULL);
  },
  'has an answer that belongs into shared memory': (out) => {
    out.u8(SYNC_RETURN);
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
  let worker: Worker | undefined;
  const starting = patientBuilder().withWorker(
    () => (worker = new Worker('/base/dist/worker.js', { type: 'module' })),
  );
  for (const [whose, message, send] of ways) {
    for (const [what, write] of Object.entries(damages)) {
      it(`${whose} that ${what}`, async () => {
        const busy = await startBusy({}, starting);
        const end: End = { state: 'dead', error: DotnetDiedError, message };
        // The worker listens to messages again: a call by shared memory would be answered before it.
        await letTurnsPass(50);
        if (worker) send(worker, [frameOf(write)]);
        callDelegate(busy);
        await expectEnd(busy, end);
      });
    }
  }
});

interface Damaging {
  damageFrame: (word: number, how: string, later?: number) => void;
}

const fixtures = '/base/test/fixtures';
const loading = import(
  /* webpackIgnore: true */ new URL(`${fixtures}/damaged-lane.js`, location.href).href
) as Promise<Damaging>;

describe('everything ends with a frame in shared memory, in good order,', () => {
  const hows = [
    'has no possible length',
    'has more buffers than there is room for',
    'is cut off',
    'goes on after its end',
  ];
  const starting = patientBuilder().withWorkerModule('faults.js', `${fixtures}/faults-module.js`);
  for (const how of hows) {
    const end = (whose: string): End => ({
      state: 'dead',
      error: DotnetDiedError,
      message: new RegExp(`the ${whose} sent what cannot be read`),
    });

    it(`of the worker that ${how}: a call of an import`, async () => {
      const busy = await start({ record: () => undefined });
      await damageInWorker(busy, how, 0);
      expectError(await rejectionOf(busy.Imported.Order.RecordMany(1)), end('worker'), 'the call');
      await expectEnd(busy, end('worker'));
    });

    it(`of the worker that ${how}: an answer that page code waits for`, async () => {
      const { takeFunc1, seen } = catching();
      const busy = await start({ ...delegateImports, takeFunc1 });
      await damageInWorker(busy, how, 1);
      expectError(await rejectionOf(passFunc(busy)), end('worker'), 'the call');
      expectError(seen(), end('worker'), 'the nested call');
      await expectEnd(busy, end('worker'));
    });

    it(`of the page that ${how}: the answer of an import`, async () => {
      const { damageFrame } = await loading;
      const busy = await start({
        record: () => {
          damageFrame(WORKER_WORD, how);
        },
      });
      expectError(await rejectionOf(busy.Imported.Order.RecordMany(1)), end('page'), 'the call');
      await expectEnd(busy, end('page'));
    });

    it(`of the page that ${how}: a nested call`, async () => {
      const { damageFrame } = await loading;
      const { takeFunc1, seen } = catching(() => {
        damageFrame(WORKER_WORD, how);
      });
      const busy = await start({ ...delegateImports, takeFunc1 });
      expectError(await rejectionOf(passFunc(busy)), end('page'), 'the call');
      expectError(
        seen(),
        { ...end('page'), message: /ended during a nested call/ },
        'the nested call',
      );
      await expectEnd(busy, end('page'));
    });
  }

  /** An import that calls C# back, after `first`, and keeps what comes of it from C#. */
  function catching(first: () => void = () => undefined) {
    let error: unknown;
    const takeFunc1 = (value: number, func: (value: number) => number): number => {
      first();
      error = errorOf(() => func(value));
      return 0;
    };
    return { takeFunc1, seen: () => error };
  }

  function start(shapes: object): Promise<Busy> {
    const getText = () => new Promise<string>(() => undefined);
    return startBusy({ 'shapes.js': { getText, ...shapes } }, starting);
  }

  function damageInWorker({ Imported }: Busy, how: string, later: number): Promise<void> {
    return Imported.Faults.Ask(JSON.stringify({ word: PAGE_WORD, how, later }));
  }

  async function passFunc({ runtime }: Busy): Promise<number> {
    const exports = await exportsOf<{ Conformance: { Imported: { Delegates: DelegateExports } } }>(
      runtime,
    );
    return exports.Conformance.Imported.Delegates.PassFunc1(40, 2);
  }
});
