import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { findBrowser } from '../../scripts/browsers.mjs';
import { makeProject, runScript } from './project.mjs';

describe('dotnet-worker new browser --karma', { timeout: 900_000 }, () => {
  let folder;

  before(async () => {
    // Where its launchers look first.
    process.env.CHROME_BIN = (await findBrowser('Chromium')) ?? '';
    process.env.FIREFOX_BIN = (await findBrowser('Firefox')) ?? '';
    folder = makeProject('browser', '--karma');
  });

  it('runs its specs in the browsers of this machine', () => {
    const output = runScript(folder, 'test');
    assert.match(output, /Chrome.* Executed 2 of 2 SUCCESS/);
    assert.match(output, /Firefox.* Executed 2 of 2 SUCCESS/);
  });

  it('fails when the C# does not do what a spec says', () => {
    const watch = resolve(folder, 'Watch.cs');
    const text = readFileSync(watch, 'utf8');
    writeFileSync(watch, text.replace('return Time.IsRunning;', 'return !Time.IsRunning;'));
    assert.throws(() => runScript(folder, 'test'), /Watch stops, and runs on FAILED/);
  });
});
