/** Answers pairs of numbers with their sums, in the same memory. */
addEventListener('message', ({ data: pairs }: MessageEvent<Int32Array>) => {
  for (let i = 0; i < pairs.length; i += 2) {
    pairs[i / 2] = (pairs[i] ?? 0) + (pairs[i + 1] ?? 0);
  }
  postMessage(pairs, [pairs.buffer]);
});
