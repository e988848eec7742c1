import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { chromiumFlags } from '../../scripts/browser-options.mjs';

/** Opens an address in Chromium for `look`; whatever goes wrong on the page fails the test. */
export async function visit(address, look) {
  const browser = await chromium.launch({
    executablePath: await findBrowser('Chromium'),
    args: chromiumFlags,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    const said = [];
    const troubles = [];
    page.on('pageerror', (error) => troubles.push(error.stack));
    page.on('console', (message) => {
      (message.type() === 'error' ? troubles : said).push(message.text());
    });
    await page.goto(address);
    await look(page, said).catch((error) => {
      throw new Error([error.message, ...troubles].join('\n'), { cause: error });
    });
    assert.deepEqual(troubles, []);
    assert.equal(page.workers().length, 1);
  } finally {
    await browser.close();
  }
}
