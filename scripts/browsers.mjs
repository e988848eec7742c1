import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Stop, exitCode, output } from './run.mjs';

const programFiles = [process.env.ProgramFiles, process.env['ProgramFiles(x86)']].filter(Boolean);

const browsers = {
  Chromium: {
    variable: 'CHROME_BIN',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ...programFiles.map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
    ],
    packages: { debian: 'chromium', ubuntu: 'chromium-browser' },
  },
  Firefox: {
    variable: 'FIREFOX_BIN',
    names: ['firefox', 'firefox-esr'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...programFiles.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
    ],
    packages: { debian: 'firefox-esr', ubuntu: 'firefox' },
  },
};

/** Finds every browser of the tests, and installs the missing ones where that needs no question. */
export async function prepareBrowsers() {
  const missing = await missingBrowsers();
  if (missing.length === 0) return;
  const system = await packageSystem();
  if (system === undefined) throw new Stop(howTo(missing));
  const packages = missing.map((name) => browsers[name].packages[system]);
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  if (process.getuid() !== 0) throw new Stop(howTo(missing, install));

  console.log(`Installing ${missing.join(' and ')} with apt-get…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await exitCode('apt-get', ['update'], { env });
  await exitCode('apt-get', install, { env });
  const still = await missingBrowsers();
  if (still.length > 0) throw new Stop(howTo(still));
}

/** The path of a browser's program, or undefined. */
export async function findBrowser(name) {
  const { variable, names, places } = browsers[name];
  const chosen = process.env[variable];
  if (chosen) {
    if (await starts(chosen)) return chosen;
    throw new Stop(
      `${variable} is "${chosen}", which does not start: ` +
        `set it to the path of ${name}, or unset it to have ${name} looked for.`,
    );
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((file) => folders.map((folder) => join(folder, file)));
  for (const path of [...candidates, ...places]) {
    if (existsSync(path) && (await starts(path))) return path;
  }
  return undefined;
}

async function missingBrowsers() {
  const names = Object.keys(browsers);
  const found = await Promise.all(names.map(findBrowser));
  return names.filter((_, index) => found[index] === undefined);
}

// In a container Ubuntu's packages are scripts that only say that a snap is needed.
async function starts(path) {
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return existsSync(path);
  return (await output(path, ['--version'])) !== undefined;
}

async function packageSystem() {
  if (process.platform !== 'linux' || (await output('apt-get', ['--version'])) === undefined) {
    return undefined;
  }
  const release = (await output('cat', ['/etc/os-release'])) ?? '';
  return /^ID=ubuntu$/m.test(release) ? 'ubuntu' : 'debian';
}

function howTo(missing, install) {
  const variables = missing.map((name) => browsers[name].variable).join(' and ');
  const remedy = install ? `Run \`sudo apt-get ${install.join(' ')}\`` : 'Install what is missing';
  return (
    `The tests run in Chromium and Firefox, but no working ${missing.join(' or ')} ` +
    `was found. ${remedy}, or set ${variables} to the path of the program.`
  );
}
