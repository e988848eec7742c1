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
    packages: { debian: ['chromium'], ubuntu: ['chromium-browser'] },
  },
  Firefox: {
    variable: 'FIREFOX_BIN',
    names: ['firefox', 'firefox-esr'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...programFiles.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
    ],
    packages: { debian: ['firefox-esr'], ubuntu: ['firefox'] },
  },
  WebKit: {
    variable: 'WEBKIT_BIN',
    names: [],
    places: [
      ...['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
      '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
    ],
    // Without a display it cannot even say its version.
    probe: false,
    display: 'Xvfb',
    called: 'WebKit (the MiniBrowser of WebKitGTK, and Xvfb)',
    packages: {
      debian: ['libwebkit2gtk-4.1-0', 'xvfb'],
      ubuntu: ['libwebkit2gtk-4.1-0', 'xvfb'],
    },
  },
};

/** The browsers of one run of the specs, as KARMA_BROWSERS chooses them. */
export function chosenBrowsers() {
  const chosen = process.env.KARMA_BROWSERS?.split(',') ?? ['Chromium', 'Firefox'];
  const unknown = chosen.find((name) => !(name in browsers));
  if (unknown === undefined) return chosen;
  throw new Stop(
    `KARMA_BROWSERS names "${unknown}", but the specs run in ${Object.keys(browsers).join(', ')}.`,
  );
}

/** Finds the browsers of one run, and installs the missing ones where that needs no question. */
export function prepareChosenBrowsers() {
  // The tests of the consumers load their pages in Chromium.
  return prepare([...new Set(['Chromium', ...chosenBrowsers()])]);
}

/** The same for every browser there is. */
export function prepareAllBrowsers() {
  return prepare(Object.keys(browsers));
}

/** The path of a browser's program, or undefined. */
export async function findBrowser(name) {
  const { variable, names, places, probe } = browsers[name];
  const chosen = process.env[variable];
  if (chosen) {
    if (await starts(chosen, probe)) return chosen;
    throw new Stop(
      `${variable} is "${chosen}", which does not start: ` +
        `set it to the path of ${name}, or unset it to have ${name} looked for.`,
    );
  }
  for (const path of [...onPath(names), ...places]) {
    if (existsSync(path) && (await starts(path, probe))) return path;
  }
  return undefined;
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((file) => folders.map((folder) => join(folder, file)));
}

async function prepare(names) {
  const missing = await missingOf(names);
  if (missing.length === 0) return;
  const system = await packageSystem();
  if (system === undefined) throw new Stop(howTo(missing));
  const packages = missing.flatMap((name) => browsers[name].packages[system]);
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  if (process.getuid() !== 0) throw new Stop(howTo(missing, install));

  console.log(`Installing ${missing.join(' and ')} with apt-get…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await exitCode('apt-get', ['update'], { env });
  await exitCode('apt-get', install, { env });
  const still = await missingOf(names);
  if (still.length > 0) throw new Stop(howTo(still));
}

async function missingOf(names) {
  const found = await Promise.all(names.map(isThere));
  return names.filter((_, index) => !found[index]);
}

async function isThere(name) {
  const { display } = browsers[name];
  const shown = display === undefined || onPath([display]).some(existsSync);
  return shown && (await findBrowser(name)) !== undefined;
}

// In a container Ubuntu's packages are scripts that only say that a snap is needed.
async function starts(path, probe = true) {
  // On Windows `--version` opens a window.
  if (!probe || process.platform === 'win32') return existsSync(path);
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
  const needed = missing.map((name) => browsers[name].called ?? name).join(' and ');
  return (
    `These tests need ${needed}, of which no working program was found. ` +
    `${remedy}, or set ${variables} to the path of the program.`
  );
}
