import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { chromiumFlags } from '../../scripts/browser-options.mjs';
import { findBrowser } from '../../scripts/browsers.mjs';

/** A browser whose pages tell what went wrong in them. */
export async function openBrowser() {
  const executablePath = await findBrowser('Chromium');
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  return { visit: (address, look) => visit(browser, address, look), close: () => browser.close() };
}

/** Opens the page of the README's snippet and checks what C# says there, from one worker. */
export function greets(browser, address) {
  return browser.visit(address, async (page, workers) => {
    await outOf(page);
    assert.equal(await page.textContent('#out'), `Hello, World! Greetings from ${address}`);
    assert.equal(workers.length, 1);
  });
}

/** Resolves when the page shows something. */
export function outOf(page) {
  return page.waitForFunction(() => document.getElementById('out')?.textContent.trim());
}

async function visit(browser, address, look) {
  const page = await browser.newPage();
  const troubles = [];
  const broken = new Promise((_, fail) => {
    page.on('pageerror', (error) => {
      fail(new Error(`${address} failed: ${error.stack}\n${troubles.join('\n')}`));
    });
  });
  // What fails after the look is over is nobody's to wait for.
  broken.catch(() => undefined);
  page.on('console', (line) => {
    if (line.type() === 'error') troubles.push(line.text());
  });
  const workers = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  try {
    await page.goto(address);
    return await Promise.race([look(page, workers), broken]);
  } catch (error) {
    if (troubles.length > 0)
      error.message += `\nThe console of ${address}:\n${troubles.join('\n')}`;
    throw error;
  } finally {
    await page.close();
  }
}
