import { ANSWERED, STATE, VALUE } from '../../words.js';
import { add } from '../imports.js';
import { requireAnswer, type Side } from '../side.js';

/** A worker that asks by `postMessage` and waits for the answer in shared memory, with nothing around it. */
export const atomicsWait: Side = {
  name: 'bare postMessage + Atomics.wait',
  start: () => {
    const words = new Int32Array(new SharedArrayBuffer(8));
    const worker = new Worker('./atomics-wait.js', { type: 'module' });
    let finish: (value: number) => void;
    worker.onmessage = ({ data }: MessageEvent<[number, number] | number>) => {
      if (typeof data === 'number') {
        finish(data);
        return;
      }
      Atomics.store(words, VALUE, add(...data));
      Atomics.store(words, STATE, ANSWERED);
      Atomics.notify(words, STATE);
    };
    const run = async (count: number): Promise<void> => {
      const value = await new Promise((done) => {
        finish = done;
        worker.postMessage({ words, count });
      });
      requireAnswer(value, count);
    };
    const stop = (): void => {
      worker.terminate();
    };
    return Promise.resolve({ run, stop });
  },
};
