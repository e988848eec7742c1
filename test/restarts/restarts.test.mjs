import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { chromiumFlags } from '../../scripts/browser-options.mjs';
import { findBrowser } from '../../scripts/browsers.mjs';
import { serve } from '../../scripts/serve.mjs';

const mounts = [
  { at: '/dist/', folder: 'dist' },
  { at: '/dotnet/', folder: 'build/dotnet/test/wwwroot' },
  { at: '/', folder: 'test/restarts' },
];

/** By then the page has compiled all that a restart runs. */
const WARM_UP = 45;
const COUNTED = 30;
/** What a restart keeps is its entry on the timeline. */
const BOUND = 1024;

describe(
  'a runtime that starts, is called and ends, again and again,',
  { timeout: 400_000 },
  () => {
    it('leaves next to nothing on the page', async () => {
      const { server, address } = await serve(mounts, { port: 0 });
      const executablePath = await findBrowser('Chromium');
      const browser = await chromium.launch({ executablePath, args: chromiumFlags });
      try {
        const page = await browser.newPage();
        await page.goto(address);
        const protocol = await page.context().newCDPSession(page);
        await page.evaluate(restart, WARM_UP);
        const before = await heapOf(protocol);
        await page.evaluate(restart, COUNTED);
        const kept = ((await heapOf(protocol)) - before) / COUNTED;
        console.log(`A restart keeps ${Math.round(kept)} bytes on the page.`);
        assert.ok(kept < BOUND);
      } finally {
        await browser.close();
        server.closeAllConnections();
        server.close();
      }
    });
  },
);

/** Runs on the page. */
async function restart(times) {
  const { DotnetHostBuilder } = await import('dotnet-worker');
  for (let i = 0; i < times; i++) {
    const builder = new DotnetHostBuilder().withFramework('/dotnet/_framework/dotnet.js');
    const runtime = await builder.create();
    const { Conformance } = await runtime.getAssemblyExports('Conformance');
    if ((await Conformance.Exported.Numbers.Int32(5)) !== 5) throw new Error('C# did not answer.');
    await runtime.terminate();
  }
}

/** Bytes in use on the page once nothing more can be collected: scripts, what the browser keeps for them, and buffers. */
async function heapOf(protocol) {
  let bytes = Infinity;
  for (let before = Infinity, i = 0; i < 20 && (i < 5 || bytes < before); i++) {
    before = bytes;
    await protocol.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const usage = await protocol.send('Runtime.getHeapUsage');
    bytes = usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
  }
  return bytes;
}
