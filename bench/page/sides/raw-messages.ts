import type { Run, Running, Side } from '../side.js';
import { startedWorker } from './worker.js';

/** Sends one message, and gives the reply to it. */
export type Ask = (message: unknown) => Promise<unknown>;

/** A worker without a runtime, by nothing but `postMessage`: the floor of every message. */
export function rawMessages(run: (ask: Ask) => Run): Side {
  return {
    name: 'raw postMessage',
    start: () => Promise.resolve(asking(new Worker('./raw-messages.js', { type: 'module' }), run)),
  };
}

/** The same to a worker that has C# add two numbers. */
export function rawMessagesToDotnet(run: (ask: Ask) => Run): Side {
  return {
    name: 'raw postMessage, to a worker with .NET',
    start: async () => asking(await startedWorker('./raw-dotnet.js'), run),
  };
}

function asking(worker: Worker, run: (ask: Ask) => Run): Running {
  let answer: (reply: unknown) => void;
  worker.onmessage = ({ data }) => {
    answer(data);
  };
  const ask: Ask = (message) =>
    new Promise((done) => {
      answer = done;
      worker.postMessage(message);
    });
  return {
    run: run(ask),
    stop: () => {
      worker.terminate();
    },
  };
}
