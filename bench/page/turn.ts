/** Lets the page take its next message, without the delay of a timer. */
export function turn(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });
}

/** Lets what the last run has left behind come to its end. */
export function settle(): Promise<void> {
  return new Promise((done) => setTimeout(done, 5));
}
