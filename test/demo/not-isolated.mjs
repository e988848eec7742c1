import { it } from 'node:test';
import { makeAndCancel, says, takeTrouble } from './visit.mjs';

/** All of it, on a page that cannot have shared memory. */
export function notIsolatedTests(visit) {
  it('draws, filters, sums up, cancels and counts, and says what it cannot do', () =>
    visit(async (page, troubles) => {
      await says(page, '#status', /^Drawn off thread/);
      await says(page, '#synchronous-imports', /^not available: the page is not cross-origin/);
      await says(page, '#greeting', /^SynchronousImportError: .*Make sure to serve the page with/);
      await page.getByRole('radio', { name: /^In shared memory/ }).check({ force: true });
      await says(page, '#error', /C# cannot share its memory: the page is not cross-origin/);
      await takeTrouble(troubles);
      await page.getByRole('radio', { name: /^On a pool/ }).check({ force: true });
      await says(page, '#status', /^Drawn on a pool/);
      await page.locator('#filter-section').scrollIntoViewIfNeeded();
      await says(page, '#filter-status', /^Painted/);
      await makeAndCancel(page);
      await page.getByRole('button', { name: 'Sum up' }).click();
      await says(page, '#table-status', /^Read 200,000 rows/);
      await page.locator('#counter-section').scrollIntoViewIfNeeded();
      for (const id of ['plain', 'react', 'vue']) {
        await says(page, `#${id}-counter`, /nought/);
        await page.locator(`#${id}-counter button`).last().click();
        await says(page, `#${id}-counter`, /one/);
      }
    }));
}
