import { DotnetStartError } from './errors.js';

/** A worker serves one runtime: it ends with it. */
const used = new WeakSet();

/** @throws `DotnetStartError` when the worker has had a runtime before */
export function useOnce<W extends object>(worker: W): W {
  if (used.has(worker)) {
    throw new DotnetStartError(
      'Failed to start: the worker of withWorker() has had a runtime before. Make sure to pass a function that makes a new one each time.',
    );
  }
  used.add(worker);
  return worker;
}
