import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import webpack from 'webpack';
import { findBrowser } from '../../scripts/browsers.mjs';
import { serve } from '../../scripts/serve.mjs';
import { install } from './install.mjs';

const framework = { at: '/_framework/', folder: 'build/dotnet/test/wwwroot/_framework' };

describe('a webpack build of a user', { timeout: 300_000 }, () => {
  let folder;
  let browser;

  before(async () => {
    folder = install('webpack');
    browser = await chromium.launch({ executablePath: await findBrowser('Chromium') });
  });

  after(() => browser?.close());

  for (const mode of ['development', 'production']) {
    describe(`in ${mode} mode`, () => {
      let site;

      before(async () => {
        const output = resolve(folder, mode);
        await build(folder, output, mode);
        copyFileSync(resolve(folder, 'index.html'), resolve(output, 'index.html'));
        site = await serve([framework, { at: '/', folder: output }], { port: 0 });
      });

      after(() => site?.server.close());

      it('runs C# in a worker made by the build', () => greets(`${site.address}?own-worker`));

      it('runs C# in the worker that the package finds', () => greets(site.address));
    });
  }

  async function greets(address) {
    const page = await browser.newPage();
    try {
      const workers = [];
      page.on('worker', (worker) => workers.push(worker.url()));
      await page.goto(address);
      await page.waitForFunction(() => document.body.textContent.trim() !== '');
      const text = (await page.textContent('body')).trim();
      assert.equal(text, `Hello, World! Greetings from ${address}`);
      assert.equal(workers.length, 1);
    } finally {
      await page.close();
    }
  }
});

/** What a user's webpack does with nothing configured but where things are. */
async function build(context, path, mode) {
  const compiler = webpack({
    context,
    mode,
    entry: './index.js',
    output: { path, filename: 'main.js' },
  });
  const stats = await new Promise((done, fail) => {
    compiler.run((error, result) => (error ? fail(error) : done(result)));
  });
  await new Promise((done) => compiler.close(done));
  assert.equal(stats.toString({ all: false, errors: true, warnings: true }), '');
}
