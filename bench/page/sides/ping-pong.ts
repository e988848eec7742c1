import { ANSWERED, ASKED, DOORBELL, OVER, STATE, VALUE } from '../../words.js';
import { requireAnswer, type Side } from '../side.js';
import { firstMessage } from './worker.js';

/** A worker that waits in shared memory for a page that spins, with nothing around it. */
export const pingPong = side('bare Atomics ping-pong', STATE, (words) => {
  Atomics.notify(words, STATE);
});

/** The same, when the worker sleeps each time: what it costs to wake a thread. */
export const pingPongAsleep = side('bare Atomics ping-pong, asleep', DOORBELL, (words) => {
  while (Atomics.notify(words, DOORBELL) === 0);
});

function side(name: string, on: number, wake: (words: Int32Array) => void): Side {
  return {
    name,
    start: async () => {
      const words = new Int32Array(new SharedArrayBuffer(12));
      words[STATE] = words[DOORBELL] = ANSWERED;
      const worker = new Worker('./ping-pong.js', { type: 'module' });
      worker.postMessage({ words, on });
      await firstMessage(worker);
      const run = (count: number): void => {
        words[VALUE] = 0;
        for (let i = 0; i < count; i++) {
          Atomics.store(words, STATE, ASKED);
          wake(words);
          while (Atomics.load(words, STATE) !== ANSWERED);
        }
        requireAnswer(Atomics.load(words, VALUE), count);
      };
      // Chromium ends a worker that is awake at once, a blocked one only after two seconds.
      const stop = (): void => {
        Atomics.store(words, STATE, OVER);
        Atomics.notify(words, on);
        worker.terminate();
      };
      return { run, stop };
    },
  };
}
