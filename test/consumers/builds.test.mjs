import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { isolationHeaders, serve } from '../../scripts/serve.mjs';
import { install } from './install.mjs';
import { commandsOf, mainScript, strictPolicy } from './readme.mjs';
import { greets, openBrowser } from './visit.mjs';

const framework = 'build/dotnet/test/wwwroot/_framework';

describe('the script of the README', { timeout: 600_000 }, () => {
  let folder;
  let browser;

  before(async () => {
    folder = install('builds');
    for (const { name } of readdirSync(folder, { withFileTypes: true }).filter(isProject)) {
      writeFileSync(resolve(folder, name, 'main.js'), mainScript);
    }
    browser = await openBrowser();
  });

  after(() => browser?.close());

  for (const command of commandsOf('docs/bundlers.md', 'webpack')) {
    describe(`built by ${command}`, () => {
      let site;

      before(async () => {
        run('webpack', command);
        site = await servePages('webpack');
      });

      after(() => site?.close());

      for (const page of ['index', 'own-worker', 'classic-worker']) {
        it(`runs on ${page}.html`, () => greets(browser, `${site.address}${page}.html`));
      }
    });
  }

  describe('with Vite', () => {
    before(() => {
      cpSync(resolve(root, framework), resolve(folder, 'vite/public/_framework'), {
        recursive: true,
      });
    });

    it('runs from the development server', () => runsInDevelopment({}));

    it('runs from the development server of Vite 8 when its optimizer takes the library', async () => {
      const server = { headers: isolationHeaders };
      await runsInDevelopment({ configFile: false, cacheDir: 'optimized', server });
      assert.ok(readdirSync(resolve(folder, 'vite/optimized/deps')).includes('dotnet-worker.js'));
    });

    async function runsInDevelopment(options) {
      const { createServer } = await import('vite');
      const server = await createServer({
        root: resolve(folder, 'vite'),
        ...quietly,
        ...options,
        server: { ...quietly.server, ...options.server },
      });
      try {
        await server.listen();
        await greets(browser, server.resolvedUrls.local[0]);
      } finally {
        await server.close();
      }
    }

    it('runs when it is built', async () => {
      run('vite', ...commandsOf('docs/bundlers.md', 'vite'));
      const { preview } = await import('vite');
      const server = await preview({ root: resolve(folder, 'vite'), ...quietly });
      try {
        await greets(browser, server.resolvedUrls.local[0]);
      } finally {
        await server.close();
      }
    });
  });

  it('runs when it is built by esbuild', async () => {
    const [command] = commandsOf('docs/bundlers.md', 'esbuild');
    run('esbuild', command);
    await runsOn('esbuild');
  });

  it('runs when it is built by Rollup', async () => {
    run('rollup', ...commandsOf('docs/bundlers.md', 'rollup'));
    await runsOn('rollup');
  });

  it('runs under a strict policy', async () => {
    const [command] = commandsOf('docs/bundlers.md', 'esbuild');
    run('strict-policy', command);
    await runsOn('strict-policy', { 'Content-Security-Policy': strictPolicy });
  });

  it('runs in a classic worker', async () => {
    const commands = commandsOf('docs/bundlers.md', 'esbuild');
    run('classic-worker', ...commands.slice(1));
    await runsOn('classic-worker');
  });

  describe('without a bundler', () => {
    let site;

    before(async () => {
      copyLibrary('no-bundler');
      const plain = mainScript.replace(/^import .*$/m, '');
      assert.notEqual(plain, mainScript);
      writeFileSync(
        resolve(folder, 'no-bundler/plain.js'),
        `import('./dotnet-worker/index.js').then(async ({ dotnet }) => {\n${plain}\n});\n`,
      );
      site = await servePages('no-bundler', { at: '.' });
    });

    after(() => site?.close());

    it('runs with an import map', () => greets(browser, site.address));

    it('runs from a plain script', () => greets(browser, `${site.address}plain.html`));
  });

  it('runs with the library on another origin', async () => {
    copyLibrary('other-origin', 'cdn/dotnet-worker');
    const library = await serve([{ at: '/', folder: resolve(folder, 'other-origin/cdn') }], {
      port: 0,
      headers: { 'Access-Control-Allow-Origin': '*' },
    });
    const page = resolve(folder, 'other-origin/index.html');
    const html = readFileSync(page, 'utf8');
    writeFileSync(page, html.replace('https://cdn.example/', library.address));
    const site = await servePages('other-origin', { at: '.' });
    try {
      await greets(browser, site.address);
    } finally {
      library.server.close();
      site.close();
    }
  });

  /** Runs commands of the guide as a user does, in the folder of a project. */
  function run(project, ...commands) {
    const path = [resolve(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
    assert.notEqual(commands.length, 0);
    for (const command of commands) {
      const { status, stdout, stderr } = spawnSync(command, {
        cwd: resolve(folder, project),
        shell: true,
        encoding: 'utf8',
        env: { ...process.env, PATH: path },
      });
      assert.equal(status, 0, stdout + stderr);
      assert.doesNotMatch(stdout + stderr, /warning|error/i);
    }
    copyPages(project);
  }

  function copyPages(project) {
    const from = resolve(folder, project);
    const pages = readdirSync(from).filter((name) => name.endsWith('.html') && project !== 'vite');
    for (const name of pages) copyFileSync(resolve(from, name), resolve(from, 'dist', name));
  }

  function copyLibrary(project, to = 'dotnet-worker') {
    const target = resolve(folder, project, to);
    mkdirSync(target, { recursive: true });
    for (const name of ['index.js', 'worker.js']) {
      const source = resolve(folder, 'node_modules/dotnet-worker/dist', name);
      copyFileSync(source, resolve(target, name));
    }
  }

  async function servePages(project, { at = 'dist', headers = {} } = {}) {
    const mounts = [
      { at: '/_framework/', folder: framework },
      { at: '/', folder: resolve(folder, project, at) },
    ];
    const { server, address } = await serve(mounts, {
      port: 0,
      headers: { ...isolationHeaders, ...headers },
    });
    return { address, close: () => server.close() };
  }

  async function runsOn(project, headers) {
    const site = await servePages(project, { headers });
    try {
      await greets(browser, site.address);
    } finally {
      site.close();
    }
  }
});

const quietly = { logLevel: 'error', server: { port: 0 }, preview: { port: 0 } };

function isProject(entry) {
  return entry.isDirectory() && !['node_modules', 'packed'].includes(entry.name);
}
