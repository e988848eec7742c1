import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { filesOf } from '../../scripts/serve.mjs';
import { install } from './install.mjs';

/** The site of `test/consumers/isolate` on the plainest host, which hands out what its pages report. */
export async function openPlainHost() {
  const folder = install('isolate');
  const library = resolve(folder, 'node_modules/dotnet-worker/dist');
  cpSync(library, resolve(folder, 'dotnet-worker'), { recursive: true });
  mkdirSync(resolve(folder, 'aside'));
  for (const place of ['.', 'aside']) {
    copyFileSync(
      resolve(library, 'isolate-worker.js'),
      resolve(folder, place, 'isolate-worker.js'),
    );
  }
  return serveReporting(folder);
}

/** The page is isolated at its first visit, and stays so when it is loaded again; `visit` gives its first report. */
export async function visitsTwice(host, visit) {
  const greeting = 'Hello, World! Greetings from /';
  const first = await visit(`${host.address}?greet&reload`);
  // The second load is the one that isolate() asked for, the third the page's own.
  assert.deepEqual(first, { isolated: true, loads: 2, greeting });
  assert.deepEqual(await host.nextReport(), { isolated: true, loads: 3, greeting });
}

function serveReporting(folder) {
  const files = filesOf([
    { at: '/', folder },
    { at: '/_framework/', folder: 'build/dotnet/test/wwwroot/_framework' },
  ]);
  const reports = [];
  const waiting = [];
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST') {
      return files(request, response, () => response.writeHead(404).end());
    }
    const report = JSON.parse(await text(request));
    response.writeHead(204).end();
    const waiter = waiting.shift();
    if (waiter) waiter(report);
    else reports.push(report);
  });
  const nextReport = () =>
    reports.length > 0
      ? Promise.resolve(reports.shift())
      : new Promise((done) => waiting.push(done));
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      done({ server, nextReport, address: `http://localhost:${server.address().port}/` });
    });
  });
}
