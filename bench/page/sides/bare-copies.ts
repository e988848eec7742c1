import { ANSWERED, STATE } from '../../words.js';
import { readAndWrite, WRITTEN_LENGTH } from '../imports.js';
import { requireAnswer, type Side } from '../side.js';
import { viewOn } from './shared-view.js';

/** The least that two threads can do without sharing the heap: a copy out of it, the page's own, and a bell. */
export function bareCopies(length: number, answer: number): Side {
  return {
    name: 'bare copies by shared memory',
    start: () => {
      const words = new Int32Array(new SharedArrayBuffer(8));
      const shared = new Uint8Array(new SharedArrayBuffer(length));
      const worker = new Worker('./bare-copies.js', { type: 'module' });
      const view = viewOn(shared);
      let finish: (value: number) => void;
      worker.onmessage = ({ data }: MessageEvent<number | undefined>) => {
        if (data !== undefined) {
          finish(data);
          return;
        }
        readAndWrite(view);
        Atomics.store(words, STATE, ANSWERED);
        Atomics.notify(words, STATE);
      };
      const run = async (count: number): Promise<void> => {
        const value = await new Promise((done) => {
          finish = done;
          worker.postMessage({ shared, words, count, written: length - WRITTEN_LENGTH });
        });
        requireAnswer(value, answer);
      };
      const stop = (): void => {
        worker.terminate();
      };
      return Promise.resolve({ run, stop });
    },
  };
}
