import { ANSWERED, ASKED, STATE, VALUE } from '../words.js';

/** Asks the page for `count` sums, one after the other, and waits for each. */
addEventListener('message', ({ data }: MessageEvent<{ words: Int32Array; count: number }>) => {
  const { words, count } = data;
  let value = 0;
  for (let i = 0; i < count; i++) {
    Atomics.store(words, STATE, ASKED);
    postMessage([value, 1]);
    // The bell of the answer before may ring only now.
    while (Atomics.load(words, STATE) === ASKED) Atomics.wait(words, STATE, ASKED);
    value = Atomics.load(words, VALUE);
  }
  Atomics.store(words, STATE, ANSWERED);
  postMessage(value);
});
