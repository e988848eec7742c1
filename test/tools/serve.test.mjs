import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { chromiumFlags } from '../../scripts/browser-options.mjs';
import { root } from '../../scripts/run.mjs';
import { cli, startServe } from './serving.mjs';

const folder = resolve(root, 'build/tools-serve');
const site = resolve(folder, 'published/wwwroot');
const wasm = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const script = 'document.title = String(crossOriginIsolated);';

describe('dotnet-worker serve', { timeout: 120_000 }, () => {
  let server;

  before(async () => {
    writeSite();
    server = await startServe(site);
  });

  after(() => server?.stop());

  for (const [path, type] of [
    ['/', 'text/html; charset=utf-8'],
    ['/main.js', 'text/javascript; charset=utf-8'],
    ['/a.wasm', 'application/wasm'],
    ['/data.json', 'application/json; charset=utf-8'],
    ['/icudt.dat', 'application/octet-stream'],
    ['/deep/', 'text/html; charset=utf-8'],
    ['/a%20b.txt?query#hash', 'text/plain; charset=utf-8'],
  ]) {
    it(`serves ${path} as ${type}`, async () => {
      const { status, headers } = await get(path);
      assert.equal(status, 200);
      assert.equal(headers['content-type'], type);
      assert.equal(headers['x-content-type-options'], 'nosniff');
    });
  }

  it('sends the isolation headers with every answer', async () => {
    for (const path of ['/', '/main.js', '/a.wasm', '/nowhere']) {
      const { headers } = await get(path);
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin', path);
      assert.equal(headers['cross-origin-embedder-policy'], 'require-corp', path);
    }
  });

  it('isolates the page of a browser', async () => {
    const browser = await chromium.launch({
      executablePath: await findBrowser('Chromium'),
      args: chromiumFlags,
    });
    try {
      const page = await browser.newPage();
      await page.goto(server.address);
      await page.waitForFunction('document.title !== ""');
      assert.equal(await page.title(), 'true');
    } finally {
      await browser.close();
    }
  });

  it('sends the compressed copy that the browser accepts, the smaller first', async () => {
    for (const [accepted, encoding, decode] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['*', 'br', brotliDecompressSync],
      ['gzip;q=0.5, br;q=0', 'gzip', gunzipSync],
      ['identity', undefined, (bytes) => bytes],
      [undefined, undefined, (bytes) => bytes],
    ]) {
      const headers = accepted === undefined ? {} : { 'Accept-Encoding': accepted };
      const answer = await get('/a.wasm', { headers });
      assert.equal(answer.headers['content-encoding'], encoding, accepted);
      assert.equal(answer.headers['content-type'], 'application/wasm');
      assert.equal(answer.headers.vary, 'Accept-Encoding');
      assert.deepEqual(decode(answer.body), wasm);
    }
  });

  it('leaves out a compressed copy that is older than its file', async () => {
    const answer = await get('/main.js', { headers: { 'Accept-Encoding': 'br' } });
    assert.equal(answer.headers['content-encoding'], undefined);
    assert.equal(String(answer.body), script);
  });

  it('sends nothing again that the browser has', async () => {
    const { headers } = await get('/data.json');
    const again = await get('/data.json', { headers: { 'If-None-Match': headers.etag } });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
    writeFileSync(resolve(site, 'data.json'), '{"changed":true}');
    const changed = await get('/data.json', { headers: { 'If-None-Match': headers.etag } });
    assert.equal(changed.status, 200);
    assert.equal(String(changed.body), '{"changed":true}');
  });

  it('sends the head alone when that is asked for', async () => {
    const { status, headers, body } = await get('/a.wasm', { method: 'HEAD' });
    assert.equal(status, 200);
    assert.equal(headers['content-length'], String(wasm.length));
    assert.equal(body.length, 0);
  });

  it('leads a folder without its slash to itself', async () => {
    const { status, headers } = await get('/deep?x=1');
    assert.equal(status, 308);
    assert.equal(headers.location, './deep/?x=1');
  });

  for (const path of [
    '/nowhere',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/link.txt',
    '/%zz',
    '/%00',
  ]) {
    it(`has nothing at ${path}`, async () => {
      const { status, headers } = await get(path);
      assert.equal(status, 404);
      assert.match(headers['content-type'], /^text\/plain/);
    });
  }

  it('takes no other request', async () => {
    assert.equal((await get('/', { method: 'POST' })).status, 405);
  });

  it('finds the wwwroot in the folder of a publish', async () => {
    const another = await startServe(resolve(site, '..'));
    try {
      assert.equal((await get('/main.js', { address: another.address })).status, 200);
    } finally {
      await another.stop();
    }
  });

  it('leaves out the isolation headers with --no-isolation', async () => {
    const another = await startServe(site, '--no-isolation');
    try {
      const { headers } = await get('/', { address: another.address });
      assert.equal(headers['cross-origin-opener-policy'], undefined);
      assert.equal(headers['cross-origin-embedder-policy'], undefined);
    } finally {
      await another.stop();
    }
  });

  it('says when the port is taken', () => {
    const { port } = new URL(server.address);
    const { status, stdout, stderr } = run(site, '--port', port);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(
      stderr,
      new RegExp(`^Failed to serve on port ${port}: another program uses it\\.`),
    );
    assert.match(stderr, /Make sure to .*--port/);
    assert.equal(stderr.trim().split('\n').length, 1, stderr);
  });

  /** Asks for the path as it is written: `fetch` would tidy it up. */
  function get(path, { address = server.address, method = 'GET', headers = {} } = {}) {
    const { hostname, port } = new URL(address);
    return new Promise((done, fail) => {
      const asked = request({ hostname, port, path, method, headers }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.once('end', () => {
          const { statusCode: status, headers } = response;
          done({ status, headers, body: Buffer.concat(parts) });
        });
      });
      asked.once('error', fail).end();
    });
  }
});

describe('what dotnet-worker serve cannot serve', () => {
  for (const [args, message] of [
    [[], /^Failed to serve: no folder is named\. Make sure/],
    [['one', 'two'], /more than one folder is named/],
    [['nowhere'], /^Failed to serve nowhere: there is no such folder\. Make sure/],
    [[resolve(root, 'package.json')], /it is not a folder/],
    [['.', '--port', '70000'], /^Failed to serve on port 70000: it is not a port\. Make sure/],
    [['.', '--port', 'x'], /it is not a port/],
    [['.', '--frob'], /--frob/],
  ]) {
    it(args.map((arg) => arg.replace(root, '')).join(' ') || 'nothing', () => {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 1);
      assert.match(stderr, message);
      assert.equal(stdout, '');
    });
  }
});

function writeSite() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(resolve(site, 'deep'), { recursive: true });
  const write = (name, content) => writeFileSync(resolve(site, name), content);
  write('index.html', '<!doctype html><script type="module" src="main.js"></script>');
  write('deep/index.html', '<!doctype html>');
  write('main.js', script);
  write('main.js.br', brotliCompressSync('what it was before'));
  utimesSync(resolve(site, 'main.js.br'), 0, 0);
  write('data.json', '{}');
  write('icudt.dat', 'data');
  write('a b.txt', 'text');
  write('a.wasm', wasm);
  write('a.wasm.br', brotliCompressSync(wasm));
  write('a.wasm.gz', gzipSync(wasm));
  writeFileSync(resolve(folder, 'published/secret.txt'), 'secret');
  symlinkSync('../secret.txt', resolve(site, 'link.txt'));
}

function run(...args) {
  return spawnSync(process.execPath, [cli, 'serve', ...args], { encoding: 'utf8', cwd: folder });
}
