/** How many looks lie between two looks at the clock, which costs more. */
const LOOKS_PER_CHECK = 64;

/**
 * Waits until a word has another value than `value`, at most `ms`. A thread that sleeps takes far longer to wake than
 * a near answer takes to come, so for `lookMs` it looks again and again before it sleeps.
 */
export function waitWhile(
  words: Int32Array<SharedArrayBuffer>,
  word: number,
  value: number,
  lookMs: number,
  ms: number,
): void {
  if (lookMs > 0) {
    if (hasChanged(words, word, value)) return;
    const end = performance.now() + lookMs;
    do {
      if (hasChanged(words, word, value)) return;
    } while (performance.now() < end);
  }
  if (ms > lookMs) Atomics.wait(words, word, value, ms - lookMs);
}

/** Whether a word has, or gets while this looks for far less than a microsecond, another value than `value`. */
export function hasChanged(
  words: Int32Array<SharedArrayBuffer>,
  word: number,
  value: number,
): boolean {
  for (let i = 0; i < LOOKS_PER_CHECK; i++) if (Atomics.load(words, word) !== value) return true;
  return false;
}

/** Whether a thread can hear of a word without blocking: in Chromium from 87, Safari from 16.4, Firefox from 145. */
export function canWaitAsync(): boolean {
  return typeof Atomics.waitAsync === 'function';
}
