import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { launch } from '../../../scripts/launch.mjs';
import { openPlainHost, visitsTwice } from '../plain-host.mjs';

describe('dotnet-worker/isolate in WebKit', { timeout: 300_000 }, () => {
  let host;
  let browser;

  before(async () => {
    host = await openPlainHost();
  });

  afterEach(async () => {
    await browser?.end();
    browser = undefined;
  });

  after(() => {
    host?.server.closeAllConnections();
    host?.server.close();
  });

  const open = async (address) => {
    const report = host.nextReport();
    browser = await launch('WebKit', address);
    return report;
  };

  it('isolates a page at its first visit, and keeps it so when it is loaded again', () =>
    visitsTwice(host, open));

  it('works under Trusted Types', async () => {
    assert.deepEqual(await open(`${host.address}strict.html`), { isolated: true, loads: 2 });
  });

  it('says so when the service worker is missing, and loads the page once', async () => {
    const report = await open(`${host.address}?service-worker=missing.js`);
    assert.equal(report.isolated, false);
    assert.equal(report.loads, 1);
    assert.match(report.reason, /missing\.js could not be registered/);
  });

  it('says so with the policy credentialless, which this engine does not know', async () => {
    const report = await open(`${host.address}?embedder-policy=credentialless`);
    assert.equal(report.isolated, false);
    assert.equal(report.loads, 2);
    assert.match(report.reason, /the browser has the embedder policy/);
  });
});
