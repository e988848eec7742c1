import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createServer } from 'vite';
import { blocksOf } from '../../scripts/documents.mjs';
import { root } from '../../scripts/run.mjs';
import { isolationHeaders } from '../../scripts/serve.mjs';
import { install } from './install.mjs';
import { openBrowser } from './visit.mjs';

describe('the examples of docs/react-vue.md under hot reload', { timeout: 120_000 }, () => {
  let folder;
  let browser;

  before(async () => {
    folder = install('hot-reload');
    browser = await openBrowser();
  });

  after(() => browser?.close());

  it('React: the worker lives on, and another takes its place with another provider', () =>
    develop('react', { 'App.tsx': exampleIn('tsx') }, async (app) => {
      await app.shows('3 words');
      const first = await app.onlyWorker();
      await app.stays(async () => {
        await app.edit('App.tsx', ' words', ' terms');
        await app.shows('3 terms');
        await app.edit('App.tsx', 'one two three', 'one two');
        await app.shows('2 terms');
        assert.equal(await app.onlyWorker(), first);

        await app.edit('App.tsx', '<DotnetProvider', '<DotnetProvider key="another"');
        await app.ends(first);
        await app.shows('2 terms');
      });
      const second = await app.onlyWorker();
      await app.reloads(() => app.edit('main.tsx', '<App />', '<App key="another" />'));
      await app.ends(second);
      await app.shows('2 terms');
      await app.onlyWorker();
      assert.equal(app.started(), 3);
    }));

  it('Vue: the worker lives on, and another takes its place with another app', () =>
    develop('vue', { 'main.ts': exampleIn('ts'), 'App.vue': exampleIn('vue') }, async (app) => {
      await app.shows('3 words');
      const first = await app.onlyWorker();
      await app.stays(async () => {
        await app.edit('App.vue', ' words', ' terms');
        await app.shows('3 terms');
        await app.edit('App.vue', 'one two three', 'one two');
        await app.shows('2 terms');
        assert.equal(await app.onlyWorker(), first);
      });
      await app.reloads(() => app.edit('main.ts', 'createDotnet({', 'createDotnet({ imports: {},'));
      await app.ends(first);
      await app.shows('2 terms');
      await app.onlyWorker();
      assert.equal(app.started(), 2);
    }));

  /** Has Vite's development server serve a project with these sources, and gives `look` what it sees of the page. */
  async function develop(name, sources, look) {
    const project = resolve(folder, name);
    mkdirSync(resolve(project, 'src'), { recursive: true });
    for (const [file, code] of Object.entries(sources)) {
      writeFileSync(resolve(project, 'src', file), code);
    }
    const server = await createServer({
      root: project,
      publicDir: resolve(root, 'build/dotnet/docs/wwwroot'),
      logLevel: 'error',
      server: { port: 0, headers: isolationHeaders },
    });
    try {
      await server.listen();
      const [address] = server.resolvedUrls.local;
      await browser.visit(address, (page, workers) => look(seen(page, workers, project)));
    } finally {
      await server.close();
    }
  }
});

function exampleIn(language) {
  return blocksOf('docs/react-vue.md').find((block) => block.language === language).code;
}

function seen(page, workers, project) {
  return {
    edit: async (name, from, to) => {
      // The watcher of files loses a change that follows the one before within 50 ms: `_emit` of chokidar 3.
      await setTimeout(100);
      const file = resolve(project, 'src', name);
      const text = readFileSync(file, 'utf8');
      assert.ok(text.includes(from), from);
      writeFileSync(file, text.replace(from, to));
    },
    shows: async (text) => {
      try {
        await page.waitForFunction(
          (expected) => document.getElementById('app')?.textContent.trim() === expected,
          text,
        );
      } catch (error) {
        const shown = await page.textContent('#app');
        throw new Error(`Failed to see "${text}": the page shows "${shown}".`, { cause: error });
      }
    },
    /** How many workers there have been. */
    started: () => workers.length,
    /** The one worker that lives, by its Web Lock. */
    onlyWorker: async () => {
      const locks = await locksOf(page);
      assert.equal(locks.length, 1, locks.join());
      assert.equal(page.workers().length, 1);
      return locks[0];
    },
    ends: (worker) =>
      page.waitForFunction(async (name) => {
        const { held } = await navigator.locks.query();
        return held.every((lock) => lock.name !== name);
      }, worker),
    /** Does something during which the page is not loaded anew. */
    stays: async (act) => {
      await page.evaluate(() => (globalThis.hasStayed = true));
      await act();
      assert.ok(await page.evaluate(() => globalThis.hasStayed));
    },
    /** Does something that has the page loaded anew. */
    reloads: async (act) => {
      const loaded = page.waitForEvent('load');
      await act();
      await loaded;
    },
  };
}

/** The Web Locks that workers of the library hold: the browser frees one only when its worker has ended. */
async function locksOf(page) {
  const names = await page.evaluate(async () => {
    const { held } = await navigator.locks.query();
    return held.map(({ name }) => name);
  });
  return names.filter((name) => name.startsWith('dotnet-worker-'));
}
