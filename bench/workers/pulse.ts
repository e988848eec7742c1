const word = new Int32Array(new SharedArrayBuffer(4));

/** Sends the page the time, every millisecond, until it is ended. */
for (;;) {
  postMessage(performance.timeOrigin + performance.now());
  Atomics.wait(word, 0, 0, 1);
}
