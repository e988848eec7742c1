import { ANSWERED, ASKED, OVER, STATE, VALUE } from '../../words.js';
import { requireAnswer, type Side } from '../side.js';
import { firstMessage } from './worker.js';

/** A worker that waits in shared memory for a page that spins, with nothing around it. */
export const pingPong: Side = {
  name: 'bare Atomics ping-pong',
  start: async () => {
    const words = new Int32Array(new SharedArrayBuffer(8));
    words[STATE] = ANSWERED;
    const worker = new Worker('./ping-pong.js', { type: 'module' });
    worker.postMessage(words);
    await firstMessage(worker);
    const run = (count: number): void => {
      words[VALUE] = 0;
      for (let i = 0; i < count; i++) {
        Atomics.store(words, STATE, ASKED);
        Atomics.notify(words, STATE);
        while (Atomics.load(words, STATE) !== ANSWERED);
      }
      requireAnswer(Atomics.load(words, VALUE), count);
    };
    const stop = (): void => {
      Atomics.store(words, STATE, OVER);
      Atomics.notify(words, STATE);
      worker.terminate();
    };
    return { run, stop };
  },
};
