import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { chromiumFlags } from '../../scripts/browser-options.mjs';
import { chosenBrowsers, findBrowser } from '../../scripts/browsers.mjs';
import { serve } from '../../scripts/serve.mjs';
import { openInFirefox } from './firefox.mjs';
import { openPlainHost, visitsTwice } from './plain-host.mjs';

describe('dotnet-worker/isolate on a host that sends no headers', { timeout: 300_000 }, () => {
  let host;
  let elsewhere;

  before(async () => {
    host = await openPlainHost();
    const pictures = [{ at: '/', folder: 'test/consumers/isolate' }];
    elsewhere = await serve(pictures, { port: 0, headers: {} });
  });

  after(() => {
    host?.server.close();
    elsewhere?.server.close();
  });

  describe('in Chromium', () => {
    let browser;
    let page;

    before(async () => {
      const executablePath = await findBrowser('Chromium');
      browser = await chromium.launch({ executablePath, args: chromiumFlags });
    });

    after(() => browser?.close());

    // A context has service workers and a session of its own.
    const open = async (query, file = '') => {
      await page?.context().close();
      page = await (await browser.newContext()).newPage();
      const report = host.nextReport();
      await page.goto(`${host.address}${file}?${query}`);
      return report;
    };

    it('isolates a page at its first visit, and keeps it so when it is loaded again', () =>
      visitsTwice(host, (address) => open(new URL(address).searchParams)));

    it('works under Trusted Types', async () => {
      assert.deepEqual(await open('', 'strict.html'), { isolated: true, loads: 2 });
    });

    it('lets the page load pictures of another origin with the policy credentialless', async () => {
      const picture = `picture=${elsewhere.address}picture.svg`;
      const credentialless = await open(`${picture}&embedder-policy=credentialless`);
      assert.deepEqual(credentialless, { isolated: true, loads: 2, picture: 'loaded' });
      assert.deepEqual(await open(picture), { isolated: true, loads: 2, picture: 'refused' });
    });

    it('takes a changed policy over, for the next load', async () => {
      await open('');
      const picture = `picture=${elsewhere.address}picture.svg`;
      const address = `${host.address}?${picture}&embedder-policy=credentialless`;
      const visit = async () => {
        const report = host.nextReport();
        await page.goto(address);
        return report;
      };
      assert.equal((await visit()).picture, 'refused');
      await page.waitForFunction(async () => {
        const { active } = await navigator.serviceWorker.ready;
        return active.scriptURL.endsWith('credentialless') && active.state === 'activated';
      });
      assert.equal((await visit()).picture, 'loaded');
    });

    const refusals = [
      ['there is no such file', 'service-worker=missing.js', /missing\.js could not be registered/],
      [
        'the service worker serves another folder',
        'service-worker=aside/isolate-worker.js',
        /serves no page outside of .*\/aside\//,
      ],
    ];
    for (const [what, query, reason] of refusals) {
      it(`says so when ${what}, and loads the page once`, async () => {
        const report = await open(query);
        assert.equal(report.isolated, false);
        assert.equal(report.loads, 1);
        assert.match(report.reason, reason);
      });
    }

    it('leaves a service worker of the site alone, which can do the same', async () => {
      await open('service-worker=missing.js');
      await page.evaluate(async () => {
        const { installing } = await navigator.serviceWorker.register('own-service-worker.js');
        await new Promise((done) => {
          installing.addEventListener(
            'statechange',
            () => installing.state === 'activated' && done(),
          );
        });
      });
      const visit = async () => {
        const report = host.nextReport();
        await page.goto(host.address);
        return report;
      };
      assert.deepEqual(await visit(), { isolated: true, loads: 2 });

      // Past the service worker, as with Shift and reload.
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.setBypassServiceWorker', { bypass: true });
      const { isolated, reason } = await visit();
      assert.equal(isolated, false);
      assert.match(reason, /own-service-worker\.js serves the page already/);
    });

    it('does not load a page again and again in a frame that cannot be isolated', async () => {
      await open('service-worker=missing.js');
      const report = host.nextReport();
      await page.evaluate(() => {
        sessionStorage.clear();
        document.body.append(Object.assign(document.createElement('iframe'), { src: '?' }));
      });
      const { isolated, loads, reason } = await report;
      assert.deepEqual({ isolated, loads }, { isolated: false, loads: 2 });
      assert.match(reason, /it was loaded again and is not isolated/);
    });
  });

  if (chosenBrowsers().includes('Firefox')) {
    describe('in Firefox', () => {
      let browser;

      after(() => browser?.close());

      it('isolates a page at its first visit, and keeps it so when it is loaded again', () =>
        visitsTwice(host, async (address) => {
          const report = host.nextReport();
          browser = await openInFirefox(address);
          return report;
        }));
    });
  }
});
