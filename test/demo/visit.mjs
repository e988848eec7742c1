import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { chromiumFlags } from '../../scripts/browser-options.mjs';
import { findBrowser } from '../../scripts/browsers.mjs';
import { demoMounts } from '../../scripts/demo-site.mjs';
import { isolationHeaders, serve } from '../../scripts/serve.mjs';

// The explorer draws as soon as the page opens: the smaller, the sooner the machine is free for the rest.
const small = { width: 400, height: 600 };

/** The demo in Chromium, once on a server that isolates its pages, and once on one that does not. */
export async function openDemo() {
  const executablePath = await findBrowser('Chromium');
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const sites = await Promise.all(
    [isolationHeaders, {}].map((headers) => serve(demoMounts, { port: 0, headers })),
  );
  const [isolated, plain] = sites.map(
    ({ address }) =>
      (look, viewport = small) =>
        visit(browser, address, viewport, look),
  );
  const close = async () => {
    await browser.close();
    for (const { server } of sites) {
      server.closeAllConnections();
      server.close();
    }
  };
  return { isolated, plain, close };
}

/** Opens the page for `look`; nothing may go wrong on it but what `look` takes out of `troubles`. */
async function visit(browser, address, viewport, look) {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const troubles = [];
    page.on('pageerror', (error) => troubles.push(error.stack));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    await page.goto(address);
    await look(page, troubles).catch((error) => {
      throw new Error([error.message, ...troubles].join('\n'), { cause: error });
    });
    assert.deepEqual(troubles, []);
  } finally {
    await context.close();
  }
}

/** Waits until an element's text fits, and gives it. */
export async function says(page, selector, pattern) {
  const { source, flags } = pattern;
  const text = await page.waitForFunction(
    ([at, expression, how]) => {
      const { textContent } = document.querySelector(at);
      return new RegExp(expression, how).test(textContent) && textContent;
    },
    [selector, source, flags],
  );
  return text.jsonValue();
}

/** Takes the one trouble that the page had: the browser reports it apart from what the page shows. */
export async function takeTrouble(troubles) {
  for (let left = 50; troubles.length === 0 && left > 0; left--) await setTimeout(100);
  assert.equal(troubles.splice(0).length, 1);
}

/** Has C# make orders and read them, and cancels that as soon as it tells that it is on its way. */
export async function makeAndCancel(page) {
  await page.evaluate(() => {
    const bar = document.getElementById('table-progress');
    const observer = new MutationObserver(() => {
      if (bar.value === 0) return;
      observer.disconnect();
      document.getElementById('table-cancel').click();
    });
    observer.observe(bar, { attributes: true });
  });
  await page.getByRole('button', { name: 'Make' }).click();
  return says(page, '#table-status', /^Cancelled/);
}

/** The pixel of a canvas at a point from 0 to 1 of its width and height. */
export function pixelOf(page, selector, x, y) {
  return page.evaluate(
    ([at, right, down]) => {
      const canvas = document.querySelector(at);
      const place = [Math.floor(right * canvas.width), Math.floor(down * canvas.height)];
      return [...canvas.getContext('2d').getImageData(...place, 1, 1).data];
    },
    [selector, x, y],
  );
}
