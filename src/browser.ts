import { nextTask } from '../wire/next-task.js';
import { BrowserThread } from './browser-thread.js';
import { missingIsolation } from './browser-isolation.js';
import { mapped } from './import-map.js';
import type { Platform } from './platform.js';
import { makeWorker, nameScript, type WorkerSource } from './worker-script.js';

/** How many looks at a word lie between two looks at the clock. */
const LOOKS = 2000;

/** A page in a browser. */
export const browser: Platform<WorkerSource> = {
  resolve: (url) => new URL(url, document.baseURI).href,
  mapped,
  resolveName: (name) => import.meta.resolve(name),
  queryArguments: () => new URLSearchParams(location.search).getAll('arg'),
  modules: [],
  programArguments: () => [],
  makeThread: (source) => new BrowserThread(makeWorker(source), nameScript(source)),
  nameScript,
  whyNotShared: missingIsolation,
  readText: async (url, signal) => {
    const response = await fetch(url, { signal });
    return response.ok ? response.text() : undefined;
  },
  fetch: (url, init) => fetch(url, init),
  processors: () => navigator.hardwareConcurrency,
  // A page may not block: it looks.
  pause: (words, word, value) => {
    for (let looks = 0; looks < LOOKS && Atomics.load(words, word) === value; looks++);
  },
  nextTask,
  reportError: (error) => {
    reportError(error);
  },
  programExited: () => undefined,
  showExit,
};

/** What dotnet.js does on a page for `withElementOnExit`. */
function showExit(code: number): void {
  const label = document.createElement('label');
  label.id = 'tests_done';
  label.textContent = String(code);
  if (code !== 0) label.style.background = 'red';
  document.body.appendChild(label);
}
