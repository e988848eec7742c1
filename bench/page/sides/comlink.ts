import { releaseProxy, wrap } from 'comlink';
import type { Exports, OffThread } from '../exports.js';
import type { Run, Side } from '../side.js';
import { startedWorker } from './worker.js';

// Comlink's own type knows no objects within objects; its proxies do.
type Remotes = OffThread<Exports['Bench']> & { [releaseProxy](): void };

/** Comlink as one writes it by hand: a worker that runs dotnet.js and exposes its exports. */
export function comlink(run: (exports: Remotes) => Run): Side {
  return {
    name: 'Comlink',
    start: async () => {
      const worker = await startedWorker('./comlink.js');
      const exports = wrap(worker) as unknown as Remotes;
      const stop = (): void => {
        exports[releaseProxy]();
        worker.terminate();
      };
      return { run: run(exports), stop };
    },
  };
}
