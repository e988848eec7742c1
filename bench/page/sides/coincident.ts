import coincident from 'coincident/main';
import { add } from '../imports.js';
import { requireAnswer, type Side } from '../side.js';

/** A worker of coincident's that calls the page's function. */
export const coincidentSide: Side = {
  name: 'coincident',
  start: () => {
    const { Worker } = coincident();
    const worker = new Worker('./coincident.js');
    worker.proxy['add'] = add;
    const run = async (count: number): Promise<void> => {
      requireAnswer(await worker.proxy['sumOnPage']?.(count), count);
    };
    const stop = (): void => {
      worker.terminate();
    };
    return Promise.resolve({ run, stop });
  },
};
