import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pixelOf, says } from './visit.mjs';

/** The explorer of the Mandelbrot set. */
export function mandelbrotTests(visit) {
  it('draws the same picture off thread, in shared memory, on a pool and in thread', () =>
    visit(async (page) => {
      const drawn = [];
      for (const [label, words] of [
        [/^Off thread/, /^Drawn off thread in/],
        [/^In shared memory/, /^Drawn in shared memory in/],
        [/^On a pool/, /^Drawn on a pool in/],
        [/^In thread/, /^Drawn in thread in/],
      ]) {
        await page.getByRole('radio', { name: label }).check({ force: true });
        await says(page, '#status', words);
        drawn.push(await pictureOf(page));
      }
      assert.ok(new Set(drawn[0].split(',')).size > 20, 'a picture of few colours');
      for (const other of drawn.slice(1)) assert.equal(other, drawn[0]);
      const cells = await page.locator('#results td').allTextContents();
      assert.equal(cells.filter((text) => /\d/.test(text)).length, 12, cells.join());
      assert.match(await page.textContent('#pool-row'), /^Pool of \d+$/);
      assert.match(await page.textContent('#greeting'), /^Hello, World! Greetings from http/);
    }));

  it('is steered by keys, and draws for another view what it has not drawn yet', () =>
    visit(async (page) => {
      await says(page, '#status', /^Drawn/);
      const outside = await pixelOf(page, '#mandelbrot', 0.02, 0.02);
      await page.getByRole('radio', { name: /^On a pool/ }).check({ force: true });
      await page.locator('#mandelbrot').focus();
      for (const key of ['+', '+', 'ArrowLeft', 'ArrowDown']) await page.keyboard.press(key);
      await says(page, '#view', /×4/);
      // A screen reader tells it.
      await says(page, '[role="status"]#view-heard', /^Centre .* ×4$/);
      await says(page, '#status', /^Drawn on a pool/);
      await page.keyboard.press('0');
      await says(page, '#view', /Centre −0\.700 \+ 0\.000 i · ×1$/);
      await says(page, '#status', /^C# draws/);
      await says(page, '#status', /^Drawn on a pool/);
      assert.deepEqual(await pixelOf(page, '#mandelbrot', 0.02, 0.02), outside);
    }));

  it('lets the page live while C# draws', () =>
    visit(async (page) => {
      await page.locator('#iterations').fill('2000');
      await says(page, '#status', /^C# draws off thread/);
      const frames = await page.evaluate(async () => {
        const status = document.getElementById('status');
        let count = 0;
        while (status.textContent.startsWith('C# draws')) {
          await new Promise((done) => requestAnimationFrame(done));
          count++;
        }
        return count;
      });
      assert.ok(frames > 5, `${frames} frames`);
    }));
}

/** Every 37th pixel. */
function pictureOf(page) {
  return page.evaluate(() => {
    const canvas = document.getElementById('mandelbrot');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Uint32Array(data.buffer).filter((_, index) => index % 37 === 0).join();
  });
}
