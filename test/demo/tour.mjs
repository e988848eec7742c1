import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { demoMounts } from '../../scripts/demo-site.mjs';
import { launch } from '../../scripts/launch.mjs';
import { servePage } from '../../scripts/page-server.mjs';
import { root } from '../../scripts/run.mjs';

const PATIENCE_MS = 240_000;

/** Has a browser go through the demo by itself (page/tour.js), and checks what it tells. */
export async function tour(browser, { isolated }) {
  const { seen, troubles, overflow } = await reportOf(browser, isolated);
  assert.deepEqual(troubles, []);
  assert.equal(overflow, 0);
  const expected = [
    isolated ? /^Hello, World! Greetings from http/ : /^SynchronousImportError: /,
    ...(isolated ? [/^Drawn in shared memory in/] : []),
    ...[/^Drawn on a pool in/, /^Drawn in thread in/, /^Drawn off thread in/],
    ...[/^Painted in/, /^Drawn in/],
    ...[/^Cancelled after .* C# had stopped/, /^Read 200,000 rows/],
    ...[/^\s*1\s*one/, /^1one/, /^1one/],
  ];
  assert.equal(seen.length, expected.length, seen.join('\n'));
  expected.forEach((pattern, index) => assert.match(seen[index], pattern));
}

async function reportOf(browser, isolated) {
  writePage();
  const mounts = [
    { at: '/', folder: 'build/demo-tour' },
    { at: '/', folder: 'test/demo/page' },
    ...demoMounts,
  ];
  let reported;
  const report = new Promise((done) => (reported = done));
  const site = await servePage(mounts, { isolated, onReport: reported });
  const opened = await launch(browser, site.address);
  let timer;
  const silence = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${browser} told nothing.`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([report, silence]);
  } finally {
    clearTimeout(timer);
    await opened.end();
    site.close();
  }
}

/** The demo's own page, with a script more. */
function writePage() {
  const page = readFileSync(resolve(root, 'demo/index.html'), 'utf8');
  const script = '<script type="module" src="tour.js"></script>\n  </head>';
  mkdirSync(resolve(root, 'build/demo-tour'), { recursive: true });
  writeFileSync(resolve(root, 'build/demo-tour/index.html'), page.replace('</head>', script));
}
