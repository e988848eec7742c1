import { holdLock } from './life.js';
import type { Thread } from './thread.js';

/** A web worker. */
export const browserThread: Thread = {
  endpoint: {
    postMessage: (message: unknown, transfer?: Transferable[]) => {
      self.postMessage(message, { transfer: transfer ?? [] });
    },
    addEventListener: self.addEventListener.bind(self),
    removeEventListener: self.removeEventListener.bind(self),
  },
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
