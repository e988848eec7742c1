import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeProject, runScript, startScript } from '../templates/project.mjs';
import { visit } from '../templates/visit.mjs';

describe('dotnet-worker new browser', { timeout: 600_000 }, () => {
  let folder;
  let site;

  before(async () => {
    folder = makeProject('browser');
    site = await startScript(folder, 'start -- --port 0');
  });

  after(() => site?.stop());

  it('runs C# in a worker of its page', () =>
    visit(site.address, async (page, said) => {
      await page.waitForSelector('#time:text-matches("^[0-9]{2}:[0-9]{2}$")');
      await page.click('#toggle');
      await page.waitForSelector('#toggle:text-is("Start")');
      await page.click('#reset');
      await page.waitForSelector('#time:text-is("00:00")');
      await page.click('#toggle');
      await page.waitForSelector('#toggle:text-is("Pause")');
      const greeting = `Hello, Browser! This C# runs in a worker of ${site.address}`;
      assert.ok(said.includes(greeting), said.join('\n'));
    }));

  it('checks the page against the types of the C#', () => {
    runScript(folder, 'check');
    const main = resolve(folder, 'wwwroot/main.js');
    const text = readFileSync(main, 'utf8');
    writeFileSync(main, text.replace('Watch.Reset()', 'Watch.Rewind()'));
    assert.throws(() => runScript(folder, 'check'), /main\.js.*'Rewind' does not exist/);
    writeFileSync(main, text);
  });
});
