import type { Side } from '../side.js';
import { firstMessage, startedWorker } from './worker.js';

/** Workers that each hold a runtime, and are given the next computation when they have done the last. */
export function bareWorkers(size: number, rounds: number): Side {
  return {
    name: 'two bare workers with dotnet.js',
    start: async () => {
      const workers = await Promise.all(
        Array.from({ length: size }, () => startedWorker('./bare-work.js')),
      );
      return {
        run: async (count) => {
          let left = count;
          const workInTurn = async (worker: Worker): Promise<void> => {
            while (left-- > 0) {
              const answer = firstMessage(worker);
              worker.postMessage(rounds);
              await answer;
            }
          };
          await Promise.all(workers.map(workInTurn));
        },
        stop: () => {
          for (const worker of workers) worker.terminate();
        },
      };
    },
  };
}
