const word = new Int32Array(new SharedArrayBuffer(4));

/** Sends the page a message every millisecond, until it is ended. */
for (;;) {
  postMessage(undefined);
  Atomics.wait(word, 0, 0, 1);
}
