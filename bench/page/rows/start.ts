import { compare } from '../compare.js';
import type { Effort } from '../effort.js';
import type { Row } from '../row.js';
import { requireAnswer, type Side } from '../side.js';
import { startOffThread } from '../sides/off-thread.js';
import { firstMessage } from '../sides/worker.js';
import { inFlight } from './export-in-flight.js';

/** A start is one piece of work, which whatever the machine does beside it disturbs as a whole. */
const MANY_ROUNDS = 31;

/** From nothing to the first answer of C#, its files being in the browser's cache. */
export const start: Row = {
  name: 'start',
  page: 'starts',
  measure: async (effort) => {
    await visit(effort);
    const rounds = effort.isQuick ? effort.rounds : MANY_ROUNDS;
    const work = { count: 1, unit: 'ms', effort: { ...effort, rounds } } as const;
    return [
      ...(await compare('create() to the first answer', work, starting(), [
        { side: bareRuntime, goal: 1.1 },
      ])),
      ...(await compare(
        'heap shared: create() to the first answer',
        work,
        starting({ sharedHeap: true }),
        [{ side: starting(), goal: 1.05 }],
      )),
    ];
  },
};

/** What the page was used for before: the browser may keep the compiled code of what has run for a while. */
async function visit({ isQuick }: Effort): Promise<void> {
  for (const sharedHeap of [false, true]) {
    const { runtime, exports } = await startOffThread({ sharedHeap });
    const call = inFlight(exports.Numbers.Add);
    const end = performance.now() + (isQuick ? 300 : 4000);
    while (performance.now() < end) await call(1000);
    await runtime.terminate();
  }
}

function starting(options?: { sharedHeap: boolean }): Side {
  return {
    name: 'dotnet-worker',
    start: () =>
      Promise.resolve({
        run: async () => {
          const { runtime, exports } = await startOffThread(options);
          requireAnswer(await exports.Numbers.Add(1, 2), 3);
          void runtime.terminate();
        },
        stop: () => undefined,
      }),
  };
}

const bareRuntime: Side = {
  name: 'bare worker with dotnet.js',
  start: () =>
    Promise.resolve({
      run: async () => {
        const worker = new Worker('./bare-runtime.js', { type: 'module' });
        requireAnswer(await firstMessage(worker), 3);
        worker.terminate();
      },
      stop: () => undefined,
    }),
};
