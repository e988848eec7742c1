import { requireAnswer, type Side } from '../side.js';

/** Every call in one message and one promise for each, with nothing else: the floor of calls in flight. */
export const batch: Side = {
  name: 'a bare batch, no .NET',
  start: () => {
    const worker = new Worker('./batch.js', { type: 'module' });
    const run = async (count: number): Promise<void> => {
      const pairs = new Int32Array(2 * count);
      const settles: ((sum: number) => void)[] = [];
      const calls: Promise<number>[] = [];
      for (let i = 0; i < count; i++) {
        pairs[2 * i] = i;
        pairs[2 * i + 1] = 1;
        calls.push(new Promise((settle) => settles.push(settle)));
      }
      worker.onmessage = ({ data: sums }: MessageEvent<Int32Array>) => {
        settles.forEach((settle, i) => {
          settle(sums[i] ?? NaN);
        });
      };
      worker.postMessage(pairs, [pairs.buffer]);
      const sums = await Promise.all(calls);
      requireAnswer(sums[count - 1], count);
    };
    const stop = (): void => {
      worker.terminate();
    };
    return Promise.resolve({ run, stop });
  },
};
