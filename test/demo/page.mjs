import assert from 'node:assert/strict';
import { it } from 'node:test';
import { faintTexts } from './contrast.mjs';
import { says } from './visit.mjs';

const phone = { width: 360, height: 740 };

/** The counters, and what is about the whole page. */
export function pageTests(visit) {
  it('counts in TypeScript, React and Vue, by keys, and shows how', () =>
    visit(async (page) => {
      await page.getByRole('link', { name: 'Count' }).press('Enter');
      for (const [id, name] of [
        ['#plain-counter', 'TypeScript'],
        ['#react-counter', 'React'],
        ['#vue-counter', 'Vue'],
      ]) {
        await says(page, id, /0.*nought/s);
        await page.getByRole('button', { name: `One less, in ${name}` }).press('Enter');
        await says(page, id, /-1.*minus one/s);
        const more = page.getByRole('button', { name: `One more, in ${name}` });
        for (let count = 0; count < 22; count++) await more.press('Space');
        await says(page, id, /21.*twenty-one/s);
      }
      for (const summary of await page.locator('summary').all()) await summary.press('Enter');
      await says(page, '[data-source$=".tsx"] code', /useDotnetCall\(exports\?\.Counter\.InWords/);
      await says(page, '[data-source$="Counter.cs"] code', /\[JSExport\]/);
    }));

  it('says in each counter that its worker has ended', () =>
    visit(async (page) => {
      await page.locator('#counter-section').scrollIntoViewIfNeeded();
      for (const id of ['plain', 'react', 'vue']) await says(page, `#${id}-counter`, /nought/);
      for (const worker of page.workers()) await worker.evaluate(() => self.close());
      await page.locator('#plain-counter button').last().click();
      await says(page, '#plain-counter', /DotnetDiedError/);
      for (const id of ['react', 'vue']) {
        await says(page, `#${id}-counter [role=alert]`, /worker.*Make sure/);
      }
    }));

  it('shows the numbers of the frame meter', () =>
    visit(async (page) => {
      assert.ok(Number(await says(page, '#frames-per-second', /^[1-9]\d*$/)) > 0);
      assert.match(await says(page, '#longest-gap', /\d/), /^[\d.,]+\sm?s$/);
    }));

  for (const colorScheme of ['light', 'dark']) {
    it(`can be read: ${colorScheme}`, () =>
      visit(async (page) => {
        await page.emulateMedia({ colorScheme });
        await page.locator('#counter-section').scrollIntoViewIfNeeded();
        await says(page, '#vue-counter', /nought/);
        const { texts, faint, paper } = await page.evaluate(faintTexts);
        assert.ok(texts > 60, `${texts} texts`);
        assert.deepEqual(faint, []);
        assert.equal(paper > 0.5, colorScheme === 'light', `${paper}`);
      }));
  }

  it('fits a phone with everything in it, and names every control', () =>
    visit(async (page) => {
      await says(page, '#status', /^Drawn/);
      await page.locator('#filter-section').scrollIntoViewIfNeeded();
      await says(page, '#filter-status', /^Painted/);
      await page.getByLabel('Orders to make').selectOption('50000');
      await page.getByRole('button', { name: 'Make' }).click();
      await says(page, '#table-status', /^Read/);
      await page.locator('#counter-section').scrollIntoViewIfNeeded();
      await says(page, '#vue-counter', /nought/);
      for (const summary of await page.locator('summary').all()) await summary.click();
      await says(page, '[data-source$="Counter.cs"] code', /JSExport/);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(width, phone.width);

      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const kinds = [
        'button',
        'combobox',
        'slider',
        'radio',
        'link',
        'progressbar',
        'table',
        'img',
      ];
      const controls = nodes.filter(({ ignored, role }) => !ignored && kinds.includes(role?.value));
      assert.ok(controls.length > 25, `${controls.length} controls`);
      const nameless = controls.filter(({ name }) => !name?.value);
      assert.deepEqual(nameless, []);
    }, phone));
}
