import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { isAbsolute } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { waitWhile } from '../../wire/wait.js';
import type { Platform } from '../platform.js';
import { CONSOLE_MODULE, processConsole } from './console.js';
import { NodeBlockingCalls } from './blocking-calls.js';
import { NodeThread } from './thread.js';
import { makeWorker, nameScript } from './worker-script.js';
import type { WorkerSource } from './worker-source.js';

/** Most nested calls end within this time. */
const LOOK_MS = 0.05;
/** So often a page that blocks looks whether the worker still lives. */
const LOOK_UP_MS = 20;

const lookMs = availableParallelism() > 1 ? LOOK_MS : 0;

/** A program in Node.js: its main thread, or another thread that it made. */
export const nodePlatform: Platform<WorkerSource> = {
  resolve: (url) => (isAbsolute(url) ? pathToFileURL(url) : new URL(url, base())).href,
  mapped: (url) => url,
  resolveName: (name) => pathToFileURL(createRequire(base()).resolve(name)).href,
  queryArguments: () => {
    throw new Error(
      'Failed to read the application arguments: a program in Node.js has no address with a query. Make sure to leave withApplicationArgumentsFromQuery() out: Main gets the arguments of the command line.',
    );
  },
  modules: [[CONSOLE_MODULE, processConsole]],
  programArguments: () => process.argv.slice(2),
  makeThread: (source) => new NodeThread(makeWorker(source), nameScript(source)),
  nameScript,
  whyNotShared: () => undefined,
  readText: async (url, signal) =>
    url.startsWith('file:')
      ? readFile(fileURLToPath(url), { encoding: 'utf8', signal })
      : undefined,
  fetch: async (url, init) =>
    url.startsWith('file:') ? new Response(await readFile(fileURLToPath(url))) : fetch(url, init),
  processors: availableParallelism,
  pause: (words, word, value) => {
    waitWhile(words, word, value, lookMs, LOOK_UP_MS);
  },
  nextTask: (act) => {
    setImmediate(act);
  },
  blockingCalls: (parts) => new NodeBlockingCalls(parts),
  reportError: (error) => {
    // As an error in any other callback: an uncaught exception of the process.
    setImmediate(() => {
      throw error;
    });
  },
  programExited: (code) => {
    if (code !== 0) process.exitCode = code;
  },
  // There is no document to show it in, and dotnet.js does as little.
  showExit: () => undefined,
};

/** Relative addresses are meant from the program's own script, as those of its imports are. */
function base(): URL {
  const [, script] = process.argv;
  try {
    if (script !== undefined) return pathToFileURL(realpathSync(script));
  } catch {
    // A text that is run (--eval, a REPL) may be followed by any argument.
  }
  return pathToFileURL(`${process.cwd()}/`);
}
