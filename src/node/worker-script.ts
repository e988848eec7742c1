import { Worker } from 'node:worker_threads';
import { DotnetStartError } from '../errors.js';
import { useOnce } from '../worker-use.js';
import type { WorkerSource } from './worker-source.js';

/** The worker that will hold the runtime. Without a source it is the script beside this one. */
export function makeWorker(source: WorkerSource | undefined): Worker {
  if (!source) return new Worker(ownScript(), { name: 'dotnet-worker' });
  const worker = typeof source === 'function' ? source() : source;
  if (!(worker instanceof Worker)) {
    throw new DotnetStartError(
      'Failed to start: withWorker() has no Worker of node:worker_threads. Make sure to pass one, or a function that makes one.',
    );
  }
  return useOnce(worker);
}

/** What an error calls the script of the worker. */
export function nameScript(source: WorkerSource | undefined): string {
  return source ? 'the worker script of withWorker()' : `the worker script ${ownScript().href}`;
}

function ownScript(): URL {
  return new URL('./worker.js', import.meta.url);
}
