import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { makeProject, runScript, startScript } from './project.mjs';
import { visit } from './visit.mjs';

for (const kind of ['react', 'vue']) {
  describe(`dotnet-worker new ${kind}`, { timeout: 900_000 }, () => {
    let folder;

    before(() => {
      folder = makeProject(kind);
    });

    it("runs C# in a worker, by Vite's development server", () => serves('start'));

    it('builds without an error of a compiler, and runs as built', async () => {
      runScript(folder, 'build');
      await serves('preview -- --port 0');
    });

    async function serves(line) {
      const site = await startScript(folder, line);
      try {
        await visit(site.address, countPrimes);
      } finally {
        await site.stop();
      }
    }
  });
}

async function countPrimes(page) {
  await page.waitForSelector('button:enabled');
  await page.evaluate(() => {
    globalThis.parts = new Set();
    new MutationObserver(() => {
      globalThis.parts.add(document.querySelector('progress')?.value);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.click('button');
  await page.waitForSelector('#result');
  const text = await page.textContent('#result');
  assert.equal(text, '148933 of the numbers below 2000000 are primes.');
  // The page was free to show how far C# had come, while it counted.
  const parts = await page.evaluate(() => globalThis.parts.size);
  assert.ok(parts > 3, `${parts} parts`);
}
