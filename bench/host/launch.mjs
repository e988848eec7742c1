import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags, firefoxPreferences } from '../../scripts/browser-options.mjs';
import { findBrowser } from '../../scripts/browsers.mjs';
import { Stop, exitCode } from '../../scripts/run.mjs';

const argumentsOf = { Chromium: chromium, Firefox: firefox };

/** Opens an address in a headless browser with a fresh profile; the returned function ends it. */
export async function launch(name, address) {
  const program = await findBrowser(name);
  if (program === undefined) throw new Stop(`Failed to start ${name}: no program was found.`);
  const profile = mkdtempSync(join(tmpdir(), 'dotnet-worker-bench-'));
  const args = argumentsOf[name](profile, address);
  // A group of its own, so that the browser's own processes end with it.
  const detached = process.platform !== 'win32';
  const browser = spawn(program, args, { stdio: 'ignore', detached });
  const ended = new Promise((done) => browser.once('exit', done).once('error', done));
  const end = async () => {
    signals.forEach((signal) => process.off(signal, interrupted));
    await kill(browser, detached);
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  // Apart from this program's group, the browser hears no Ctrl+C.
  const interrupted = () => end().finally(() => process.exit(130));
  signals.forEach((signal) => process.once(signal, interrupted));
  return end;
}

const signals = ['SIGINT', 'SIGTERM'];

function chromium(profile, address) {
  return ['--headless', `--user-data-dir=${profile}`, ...chromiumFlags, address];
}

function firefox(profile, address) {
  const lines = Object.entries(firefoxPreferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  return ['--headless', '--no-remote', '--profile', profile, address];
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
