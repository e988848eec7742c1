import { nextTask } from '../wire/next-task.js';
import { holdLock } from './life.js';
import type { Thread } from './thread.js';

/** A web worker. */
export const browserThread: Thread = {
  mayLook: navigator.hardwareConcurrency > 1,
  readsFiles: false,
  writesAtOnce: false,
  post: (message, transfer = []) => {
    if (transfer.length === 0) self.postMessage(message);
    else self.postMessage(message, { transfer: [...transfer] });
  },
  listen: (take, lost) => {
    self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      take(data);
    });
    self.addEventListener('messageerror', lost);
  },
  nextTask,
  // The page hears its words of shared memory change by itself.
  handedOver: () => undefined,
  holdLock,
  watchUncaught: ({ isHandled, mayReport, report }) => {
    // The browser tells the page of an uncaught error by itself, but not of an unhandled rejection.
    self.addEventListener('error', (event) => {
      if (isHandled(event.error)) event.preventDefault();
    });
    self.addEventListener('unhandledrejection', (event) => {
      if (isHandled(event.reason) || !mayReport()) return;
      event.preventDefault();
      report(event.reason);
    });
  },
  // Here the runtime has no way to end its thread.
  watchExit: () => undefined,
  importFramework: (url) => import(/* webpackIgnore: true */ /* @vite-ignore */ url),
  fetch: (url, init) => fetch(url, init),
};
