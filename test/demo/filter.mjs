import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pixelOf, says, takeTrouble } from './visit.mjs';

const paper = [251, 246, 234, 255];
const ink = [23, 33, 43, 255];
const [white, black] = [
  [255, 255, 255, 255],
  [0, 0, 0, 255],
];

/** The filter of pictures. */
export function filterTests(visit) {
  it('filters the sample, with each filter, and says what it measured', () =>
    visit(async (page) => {
      await page.locator('#filter-section').scrollIntoViewIfNeeded();
      const pictures = [];
      for (const [label, word] of [
        ['Oil', /^Painted in .*1,200 × 750 pixels\.$/],
        ['Blur', /^Blurred in/],
        ['Edges', /^Drawn in/],
      ]) {
        await page.getByRole('radio', { name: label }).check({ force: true });
        await says(page, '#filter-status', word);
        pictures.push(await pixelsOf(page, '#filter-after'));
        const readings = await page.locator('#filter-section dd').allTextContents();
        assert.deepEqual(readings.map((text) => text.replace(/[\d,.]+/, 'n')).sort(), [
          'n MB',
          'n ms',
          'n ms',
          'n ms',
        ]);
      }
      pictures.push(await pixelsOf(page, '#filter-before'));
      assert.equal(new Set(pictures).size, 4);
    }));

  it('takes a picture that is chosen or dropped, finds its edge, blurs it, and says so when it is none', () =>
    visit(async (page, troubles) => {
      await page.locator('#filter-section').scrollIntoViewIfNeeded();
      await says(page, '#filter-status', /^Painted/);
      await page.locator('#filter-file').setInputFiles(await halves(page));
      await says(page, '#filter-status', /^Painted in .*: 200 × 100 pixels\.$/);
      assert.deepEqual(await across(page), [white, white, black, black]);

      await page.getByRole('radio', { name: 'Edges' }).check({ force: true });
      await says(page, '#filter-status', /^Drawn/);
      assert.deepEqual(await across(page), [paper, ink, ink, paper]);

      await page.getByRole('radio', { name: 'Blur' }).check({ force: true });
      await says(page, '#filter-status', /^Blurred/);
      const [left, before, behind, right] = await across(page);
      assert.deepEqual([left, right], [white, black]);
      assert.ok(before[0] > behind[0] && before[0] < 255 && behind[0] > 0, `${before}, ${behind}`);

      await page.getByLabel('Strength').fill('1');
      await says(page, '#filter-strength-shown', /^1$/);

      await drop(page, { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
      await says(page, '#filter-status', /could not read that picture/);
      assert.ok(await page.locator('#filter-error').isVisible());
      await takeTrouble(troubles);
      await drop(page, await halves(page));
      await says(page, '#filter-status', /^Blurred in .*: 200 × 100 pixels\.$/);
      assert.ok(await page.locator('#filter-error').isHidden());
    }));
}

/** A PNG, white on the left and black on the right. */
async function halves(page) {
  const address = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 200, height: 100 });
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 100, 100);
    context.fillStyle = 'black';
    context.fillRect(100, 0, 100, 100);
    return canvas.toDataURL();
  });
  const buffer = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  return { name: 'halves.png', mimeType: 'image/png', buffer };
}

function drop(page, { name, mimeType, buffer }) {
  return page.evaluate(
    ([bytes, called, type]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], called, { type }));
      const how = { dataTransfer, bubbles: true, cancelable: true };
      document.getElementById('filter-frame').dispatchEvent(new DragEvent('drop', how));
    },
    [[...buffer], name, mimeType],
  );
}

/** On the left, on both sides of the middle, on the right. */
function across(page) {
  const places = [0.1, 0.4975, 0.5, 0.9];
  return Promise.all(places.map((x) => pixelOf(page, '#filter-after', x, 0.5)));
}

function pixelsOf(page, selector) {
  return page.evaluate((at) => document.querySelector(at).toDataURL(), selector);
}
