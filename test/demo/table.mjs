import assert from 'node:assert/strict';
import { it } from 'node:test';
import { makeAndCancel, says, takeTrouble } from './visit.mjs';

const orders = `shop;"what; it is";worth
"Łódź";a;1.5
Lyon;"b
over two lines";2
"Łódź";"c ""quoted""";4.25

Lyon;d;none
Osaka;e;-1
`.replaceAll('\n', '\r\n');

/** The large table. */
export function tableTests(visit) {
  it('sums up the orders that C# makes, by the columns that are chosen', () =>
    visit(async (page) => {
      await page.getByLabel('Orders to make').selectOption('50000');
      await page.getByRole('button', { name: 'Make' }).click();
      await says(page, '#table-status', /^Read 50,000 rows \(2\.\d MB\) in /);
      const byProduct = await tableOf(page);
      assert.ok(byProduct.names.includes('Kettle, copper') && byProduct.names.includes('Pan, 28"'));

      await page.getByLabel('for each').selectOption('city');
      await page.getByRole('button', { name: 'Sum up' }).press('Enter');
      await says(page, '#table-groups thead', /city/);
      const byCity = await tableOf(page);
      assert.ok(byCity.names.includes('São Paulo'), byCity.names.join());
      for (const { rows, sums } of [byProduct, byCity]) {
        assert.equal(total(rows), 50_000);
        assert.ok(Math.abs(total(sums) - total(byCity.sums)) < 10, `${sums}`);
        assert.deepEqual(
          sums,
          [...sums].sort((one, other) => other - one),
        );
      }
    }));

  it('reads quotes, other separators, empty lines and what is no number, and says so of an empty file', () =>
    visit(async (page, troubles) => {
      const buffer = Buffer.from(orders);
      const file = { name: 'orders.csv', mimeType: 'text/csv', buffer };
      await page.locator('#table-file').setInputFiles(file);
      await says(page, '#table-status', /^Read 5 rows .* 1 rows had no number there\.$/);
      assert.deepEqual(await page.locator('#table-value option').allTextContents(), [
        'shop',
        'what; it is',
        'worth',
      ]);
      await page.getByLabel('Sum of').selectOption('worth');
      await page.getByRole('button', { name: 'Sum up' }).click();
      await says(page, '#table-groups thead', /Sum of worth/);
      const cells = await page.locator('#table-groups tbody tr').allInnerTexts();
      assert.deepEqual(
        cells.map((row) => row.split(/\t/)),
        [
          ['Łódź', '2', '5.75', '2.88', '1.5 – 4.25'],
          ['Lyon', '1', '2', '2', '2 – 2'],
          ['Osaka', '1', '−1', '−1', '−1 – −1'],
        ],
      );

      await page.locator('#table-file').setInputFiles({ ...file, buffer: Buffer.alloc(0) });
      assert.match(await says(page, '#table-error', /./), /The file is empty\./);
      await takeTrouble(troubles);
    }));

  it('stops when it is cancelled, lives meanwhile, and reads again', () =>
    visit(async (page) => {
      const said = await makeAndCancel(page);
      const [, percent] =
        /^Cancelled after .*, at (\d+) %\. C# had stopped [\d,]+ ms later\.$/.exec(said);
      const bar = page.getByRole('progressbar', { name: 'File read' });
      const read = await bar.evaluate(({ value }) => value);
      // C# tells no more of how far it is: it is not on its way any longer.
      assert.equal(Math.round(100 * read), Number(percent));
      assert.ok(read < 1);
      const cancel = page.getByRole('button', { name: 'Cancel' });
      assert.equal(await cancel.getAttribute('aria-disabled'), 'true');
      await page.getByRole('button', { name: 'Sum up' }).click();
      await says(page, '#table-status', /^Read 200,000 rows/);
      assert.equal(await bar.evaluate(({ value }) => value), 1);
    }));
}

async function tableOf(page) {
  const column = async (index) =>
    (await page.locator(`#table-groups tbody td:nth-of-type(${index})`).allTextContents()).map(
      (text) => Number(text.replaceAll(',', '')),
    );
  const names = await page.locator('#table-groups tbody th').allTextContents();
  return { names, rows: await column(1), sums: await column(2) };
}

function total(numbers) {
  return numbers.reduce((sum, each) => sum + each, 0);
}
