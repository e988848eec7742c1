import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags, firefoxPreferences } from './browser-options.mjs';
import { findBrowser } from './browsers.mjs';
import { Stop, exitCode } from './run.mjs';
import { startDisplay, webKitVariables } from './webkit-launcher.mjs';

const starts = { Chromium: chromium, Firefox: firefox, WebKit: webKit };

/**
 * Opens an address in a browser that nobody sees, with a fresh profile; `flags` are Chromium's. Gives the number of
 * its process, which is that of the group of all its processes, and a function that ends it.
 */
export async function launch(name, address, { flags = [] } = {}) {
  const program = await findBrowser(name);
  if (program === undefined) throw new Stop(`Failed to start ${name}: no program was found.`);
  const profile = mkdtempSync(join(tmpdir(), 'dotnet-worker-profile-'));
  const { args, env = {}, stop } = await starts[name](profile, address, flags);
  // A group of its own, so that the browser's own processes end with it.
  const detached = process.platform !== 'win32';
  const options = { stdio: 'ignore', detached, env: { ...process.env, ...env } };
  const browser = spawn(program, args, options);
  const ended = new Promise((done) => browser.once('exit', done).once('error', done));
  const end = async () => {
    signals.forEach((signal) => process.off(signal, interrupted));
    await kill(browser, detached);
    await ended;
    stop?.();
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  // Apart from this program's group, the browser hears no Ctrl+C.
  const interrupted = () => end().finally(() => process.exit(130));
  signals.forEach((signal) => process.once(signal, interrupted));
  return { pid: browser.pid, end };
}

const signals = ['SIGINT', 'SIGTERM'];

function chromium(profile, address, flags) {
  return {
    args: ['--headless', `--user-data-dir=${profile}`, ...chromiumFlags, ...flags, address],
  };
}

function firefox(profile, address) {
  const lines = Object.entries(firefoxPreferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  return { args: ['--headless', '--no-remote', '--profile', profile, address] };
}

async function webKit(profile, address) {
  const display = await startDisplay();
  const env = webKitVariables({ display: display.number, folder: profile, sharedMemory: true });
  return { args: ['--private', address], env, stop: display.stop };
}

async function kill(browser, detached) {
  if (browser.pid === undefined) return;
  if (!detached) {
    await exitCode('taskkill', ['/pid', String(browser.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-browser.pid, 'SIGKILL');
  } catch {
    // It had ended before.
  }
}
