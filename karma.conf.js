import { chosenBrowsers, findBrowser } from './scripts/browsers.mjs';
import { chromiumFlags, firefoxPreferences } from './scripts/browser-options.mjs';
import { startEcho } from './scripts/echo-server.mjs';
import { faultsOf } from './scripts/faults.mjs';
import { isolatedBundles } from './scripts/karma.mjs';
import { chosenFramework, specsFolder } from './scripts/projects.mjs';
import { filesOf, isolationHeaders } from './scripts/serve.mjs';
import { strictly, strictPolicy } from './scripts/strict-policy.mjs';
import { times } from './scripts/times.mjs';
import { totals } from './scripts/totals.mjs';
import { WebKitGtk } from './scripts/webkit-launcher.mjs';

// ISOLATED=0 serves without the headers, SHARED_MEMORY=0 starts WebKit without SharedArrayBuffer;
// either runs the specs under test/unisolated instead.
const isolated = process.env.ISOLATED !== '0';
const sharedMemory = process.env.SHARED_MEMORY !== '0';
// BUNDLE=specs, faults, differential or limits runs that part of the isolated specs alone.
const bundle = process.env.BUNDLE;
// TIMES=1 prints what the specs measured.
// SHARED_HEAP=1 runs them with the heap of .NET in shared memory.
const sharedHeap = process.env.SHARED_HEAP === '1';
const framework = chosenFramework();
const seed = process.env.JASMINE_SEED ?? String(Math.floor(Math.random() * 100_000));
const only = process.env.SPEC;

const mounts = [
  { at: '/base/dist/', folder: 'dist' },
  { at: '/base/build/dotnet/', folder: 'build/dotnet' },
  { at: '/base/test/', folder: 'test' },
  { at: '/base/node_modules/comlink/', folder: 'node_modules/comlink' },
];

export default async function configure(config) {
  // Where the launchers look; when it is missing they say so.
  process.env.CHROME_BIN = (await findBrowser('Chromium')) ?? '';
  process.env.FIREFOX_BIN = (await findBrowser('Firefox')) ?? '';
  process.env.WEBKIT_BIN = (await findBrowser('WebKit')) ?? '';
  console.log(`Random order ${seed}: JASMINE_SEED=${seed} repeats it.`);

  config.set({
    frameworks: ['jasmine'],
    reporters: ['dots', ...(process.env.TIMES === '1' ? ['times'] : []), 'totals'],
    plugins: [
      'karma-jasmine',
      'karma-chrome-launcher',
      'karma-firefox-launcher',
      {
        'middleware:headers': ['value', setHeaders],
        'middleware:strict': ['value', strictPolicy()],
        'middleware:faults': ['value', faultsOf(mounts)],
        'middleware:files': ['value', filesOf([...mounts, ...strictly(mounts)])],
        'reporter:times': ['factory', times],
        'reporter:totals': ['factory', totals],
        'launcher:WebKitGtk': ['type', WebKitGtk],
      },
    ],
    beforeMiddleware: ['headers', 'strict', 'faults', 'files'],
    files: bundles().map((name) => ({ pattern: `build/test/${name}.js`, type: 'module' })),
    client: {
      args: only ? ['--grep', `/${only}/`] : [],
      // What test/runtime/start.ts reads.
      dotnet: {
        version: parseInt(framework.slice(3), 10),
        folder: specsFolder(framework),
        base: '/base/',
        sharedHeap,
        echo: await startEcho(),
      },
      jasmine: {
        random: true,
        seed,
        failSpecWithNoExpectations: true,
        timeoutInterval: 60_000,
      },
    },
    browserConsoleLogOptions: { level: 'warn', terminal: true },
    customLaunchers: {
      // With `gc()`, by which specs on lifetimes collect at once.
      Chromium: {
        base: 'ChromeHeadless',
        flags: [...chromiumFlags, '--js-flags=--expose-gc'],
      },
      Firefox: { base: 'FirefoxHeadless', prefs: firefoxPreferences },
      WebKit: { base: 'WebKitGtk', sharedMemory },
    },
    browsers: chosenBrowsers(),
    // One after the other: two runtimes at once would share the cores of a small machine.
    concurrency: 1,
    singleRun: true,
    autoWatch: false,
    failOnSkippedTests: !only,
    failOnEmptyTestSuite: !only,
    captureTimeout: 120_000,
    browserNoActivityTimeout: 150_000,
    browserDisconnectTimeout: 60_000,
    pingTimeout: 150_000,
  });
}

function bundles() {
  if (!isolated || !sharedMemory) return ['unisolated'];
  return bundle ? [bundle] : isolatedBundles;
}

function setHeaders(_request, response, next) {
  if (isolated) {
    for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
  }
  next();
}
