import { releaseProxy, wrap } from 'comlink';
import type { Exports, OffThread } from '../exports.js';
import type { Run, Side } from '../side.js';
import { firstMessage } from './worker.js';

// Comlink's own type knows no objects within objects; its proxies do.
type Remotes = OffThread<Exports['Bench']> & { [releaseProxy](): void };

/** Comlink as one writes it by hand: a worker that runs dotnet.js and exposes its exports. */
export function comlink(run: (exports: Remotes) => Run): Side {
  return {
    name: 'Comlink',
    start: async () => {
      const worker = new Worker('./comlink.js', { type: 'module' });
      await firstMessage(worker);
      const exports = wrap(worker) as unknown as Remotes;
      const stop = (): void => {
        exports[releaseProxy]();
        worker.terminate();
      };
      return { run: run(exports), stop };
    },
  };
}
