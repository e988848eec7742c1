import { ANSWERED, ASKED, OVER, STATE, VALUE } from '../words.js';

/** Increments the shared value whenever the page asks for it. */
addEventListener('message', ({ data: words }: MessageEvent<Int32Array>) => {
  postMessage('ready');
  for (;;) {
    Atomics.wait(words, STATE, ANSWERED);
    if (Atomics.load(words, STATE) === OVER) return;
    if (Atomics.load(words, STATE) !== ASKED) continue;
    Atomics.store(words, VALUE, Atomics.load(words, VALUE) + 1);
    Atomics.store(words, STATE, ANSWERED);
  }
});
