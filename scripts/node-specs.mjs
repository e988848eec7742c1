import jasmineCore from 'jasmine-core';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startEcho } from './echo-server.mjs';
import { beginningOf } from './totals.mjs';

/**
 * Runs bundles of specs in this Node.js, as Karma runs them in browsers, and says at the end what the run came to:
 * `node scripts/node-specs.mjs --version 10 --folder test --base <url of the project> <bundle>…`. SPEC and JASMINE_SEED
 * mean what they mean to Karma.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    version: { type: 'string' },
    folder: { type: 'string' },
    base: { type: 'string' },
  },
});

const jasmine = jasmineCore.boot(jasmineCore);
jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;
const env = jasmine.getEnv();
const seed = process.env.JASMINE_SEED ?? String(Math.floor(Math.random() * 100_000));
console.log(`Random order ${seed}: JASMINE_SEED=${seed} repeats it.`);
const pattern = new RegExp(process.env.SPEC ?? '');

/** What means something else here, or is seen by means of a page. */
const ofPages = [
  // Main gets the arguments of the command line.
  'runMain gives what Main returned, as often as it is run',
  // sync() may be called anywhere.
  'the synchronous form of an export is an error anywhere else, which says what to do',
  // They listen to the window.
  'a wait that has no end is an error: a blocking import that begins a Task export, whose promise ends unseen with the runtime',
  'the runtime goes on when print throws',
];

env.configure({
  random: true,
  seed,
  failSpecWithNoExpectations: true,
  specFilter: (spec) => {
    const name = spec.getFullName();
    return pattern.test(name) && !ofPages.includes(name);
  },
});

// What test/runtime/start.ts reads.
const dotnet = {
  version: Number(values.version),
  folder: values.folder,
  base: values.base,
  sharedHeap: process.env.SHARED_HEAP === '1',
  echo: await startEcho(),
};
globalThis.__karma__ = { config: { dotnet } };

const counted = { passed: 0, failed: 0, failures: [], trouble: [] };
env.addReporter({ specDone, suiteDone: (suite) => noteFailures('in', suite) });
for (const bundle of positionals) await import(pathToFileURL(bundle).href);
const { overallStatus, incompleteReason } = await env.execute();
if (incompleteReason) counted.trouble.push(incompleteReason);
console.log(
  `Total: ${counted.passed} passed, ${counted.failed} failed in Node.js ${process.version}`,
);
process.send?.(counted);
// A runtime on this thread stays alive as long as the process.
process.disconnect?.();
process.exit(overallStatus === 'passed' ? 0 : 1);

function specDone(spec) {
  if (spec.status === 'excluded') return;
  if (spec.status === 'passed') counted.passed++;
  else {
    counted.failed++;
    const why = spec.failedExpectations.map(({ message }) => message).join(' ');
    counted.failures.push({ name: spec.fullName, why: beginningOf(why) });
  }
  noteFailures('', spec);
}

function noteFailures(where, { fullName, failedExpectations }) {
  for (const { message, stack } of failedExpectations) {
    console.log(`FAILED ${where} ${fullName}\n  ${message}\n${stack ?? ''}`);
  }
}
