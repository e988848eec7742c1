import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefoxPreferences } from '../../scripts/browser-options.mjs';
import { findBrowser } from '../../scripts/browsers.mjs';

const preferences = { ...firefoxPreferences, 'browser.shell.checkDefaultBrowser': false };

/** Opens an address in a Firefox of its own, with an empty profile. What the page finds it has to tell by itself. */
export async function openInFirefox(address) {
  const profile = mkdtempSync(join(tmpdir(), 'dotnet-worker-firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const program = await findBrowser('Firefox');
  const args = ['--headless', '--no-remote', '--profile', profile, address];
  const browser = spawn(program, args, { stdio: 'ignore' });
  return {
    close: async () => {
      if (browser.exitCode === null) {
        browser.kill();
        await once(browser, 'exit');
      }
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
