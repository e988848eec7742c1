import type { Run, Side } from '../side.js';

/** Sends one message, and gives the reply to it. */
export type Ask = (message: unknown) => Promise<unknown>;

/** A worker without a runtime, by nothing but `postMessage`: the floor of every message. */
export function rawMessages(run: (ask: Ask) => Run): Side {
  return {
    name: 'raw postMessage',
    start: () => {
      const worker = new Worker('./raw-messages.js', { type: 'module' });
      let answer: (reply: unknown) => void;
      worker.onmessage = ({ data }) => {
        answer(data);
      };
      const ask: Ask = (message) =>
        new Promise((done) => {
          answer = done;
          worker.postMessage(message);
        });
      return Promise.resolve({
        run: run(ask),
        stop: () => {
          worker.terminate();
        },
      });
    },
  };
}
