import { ANSWERED, ASKED, OVER, STATE, VALUE } from '../words.js';

interface Start {
  words: Int32Array;
  /** The word to wait on. */
  on: number;
}

/** Increments the shared value whenever the page asks for it. */
addEventListener('message', ({ data: { words, on } }: MessageEvent<Start>) => {
  postMessage('ready');
  for (;;) {
    Atomics.wait(words, on, ANSWERED);
    if (Atomics.load(words, STATE) === OVER) return;
    if (Atomics.load(words, STATE) !== ASKED) continue;
    Atomics.store(words, VALUE, Atomics.load(words, VALUE) + 1);
    Atomics.store(words, STATE, ANSWERED);
  }
});
