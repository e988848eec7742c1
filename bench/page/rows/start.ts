import { compare } from '../compare.js';
import type { Row } from '../row.js';
import { requireAnswer, type Side } from '../side.js';
import { startOffThread } from '../sides/off-thread.js';
import { firstMessage } from '../sides/worker.js';

/** From nothing to the first answer of C#, its files being in the browser's cache. */
export const start: Row = {
  name: 'start',
  page: 'isolated',
  measure: (effort) =>
    compare('create() to the first answer', { count: 1, unit: 'ms', effort }, starting(), [
      { side: bareRuntime, goal: 1.1 },
    ]),
};

export function starting(options?: { sharedHeap: boolean }): Side {
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
