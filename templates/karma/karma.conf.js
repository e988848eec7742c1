import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import chrome from 'karma-chrome-launcher';
import firefox from 'karma-firefox-launcher';

const site = 'bin/site/wwwroot';

// They isolate the page, so that C# can call it and wait.
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default function configure(config) {
  config.set({
    frameworks: ['jasmine'],
    browsers: browsersHere(),
    files: [
      // Before the first script: where `import 'dotnet-worker'` leads.
      { pattern: 'test/import-map.html', type: 'dom' },
      { pattern: 'test/**/*.spec.js', type: 'module' },
      { pattern: `${site}/**/*`, included: false, watched: false },
    ],
    // What C# publishes lies where it lies on the page.
    proxies: {
      '/_framework/': `/base/${site}/_framework/`,
      '/dotnet-worker/': `/base/${site}/dotnet-worker/`,
    },
    customHeaders: Object.entries(isolation).map(([name, value]) => ({ match: '.*', name, value })),
    customLaunchers: {
      // Chromium's sandbox refuses to start for root, as whom containers often run.
      Chrome: { base: 'ChromeHeadless', flags: sandboxFlags() },
      Chromium: { base: 'ChromiumHeadless', flags: sandboxFlags() },
      Firefox: { base: 'FirefoxHeadless' },
    },
    // .NET takes a moment to start.
    client: { jasmine: { timeoutInterval: 60_000 } },
    concurrency: 1,
    browserNoActivityTimeout: 120_000,
  });
}

/** Those of this machine, one of each engine. CHROME_BIN, CHROMIUM_BIN and FIREFOX_BIN name others. */
function browsersHere() {
  const engines = [{ Chrome: chrome, Chromium: chrome }, { Firefox: firefox }];
  const found = engines.flatMap(
    (browsers) => Object.keys(browsers).find((name) => isHere(browsers[name], name)) ?? [],
  );
  if (found.length === 0)
    throw new Error(
      'No Chrome, Chromium or Firefox was found. Install one, or set CHROME_BIN or FIREFOX_BIN to its program.',
    );
  return found;
}

function isHere(launchers, name) {
  const [, launcher] = launchers[`launcher:${name}Headless`];
  const { DEFAULT_CMD, ENV_CMD } = launcher.prototype;
  const program = process.env[ENV_CMD] ?? DEFAULT_CMD[process.platform];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return Boolean(program) && folders.some((folder) => existsSync(resolve(folder, program)));
}

function sandboxFlags() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
