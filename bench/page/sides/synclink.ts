import { expose } from 'synclink';
import { add } from '../imports.js';
import { requireAnswer, type Side } from '../side.js';

/** A worker that calls the page's function by synclink. */
export const synclink: Side = {
  name: 'synclink',
  start: async () => {
    const worker = new Worker('./synclink.js', { type: 'module' });
    expose({ add }, worker);
    const { port1: control, port2 } = new MessageChannel();
    const ready = nextMessage(control);
    // Of the messages that are not its own, synclink lets only empty ones pass.
    worker.postMessage(0, [port2]);
    await ready;
    const run = async (count: number): Promise<void> => {
      const answer = nextMessage(control);
      control.postMessage(count);
      requireAnswer(await answer, count);
    };
    const stop = (): void => {
      worker.terminate();
    };
    return { run, stop };
  },
};

function nextMessage(port: MessagePort): Promise<unknown> {
  return new Promise((done) => {
    port.onmessage = ({ data }) => {
      done(data);
    };
  });
}
