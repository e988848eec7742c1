import { bundle } from '../../scripts/bundle.mjs';
import { Stop, main } from '../../scripts/run.mjs';
import { chosenRun } from './arguments.mjs';
import { circumstances, load } from './circumstances.mjs';
import { pages, writeFigures } from './figures.mjs';
import { header, linesOf } from './lines.mjs';
import { measureIn } from './measure.mjs';
import { writeResults } from './results-file.mjs';
import { sizes } from './sizes.mjs';
import { plainTable } from './table.mjs';

await main(async () => {
  const run = chosenRun();
  await bundle('library');
  await bundle('bench');
  const loadBefore = load();
  const runs = [];
  for (const browser of run.browsers) {
    console.log(`\n${browser}`);
    const measured = await measureIn(browser, run, ({ row, reason }) => {
      console.log(reason === undefined ? `  ${row}` : `  ${row} failed: ${reason}`);
    });
    if (measured.length === 0) throw new Stop('No row has such a name.');
    print(measured, browser);
    runs.push({ browser, measured });
  }
  console.log(`\n${lineTable(sizes())}`);

  const failed = runs.flatMap(({ measured }) => measured.filter(({ reason }) => reason));
  if (failed.length > 0) throw new Stop(`Rows failed: ${failed.map(({ row }) => row).join(', ')}.`);
  if (!run.isWhole) return;
  const around = await circumstances(run.browsers, { loadBefore });
  writeResults({ runs, sizes: sizes(), circumstances: around });
  writeFigures();
  console.log(`\nWritten to bench/RESULTS.md, ${pages.join(', ')}`);
});

function print(measured, browser) {
  const results = measured.flatMap((row) => row.results ?? []);
  console.log(`\n${lineTable(results, browser)}`);
  for (const { kind, title, header: columns, rows } of results) {
    if (kind === 'growth') console.log(`\n${title}\n${plainTable(columns, rows)}`);
  }
}

function lineTable(results, browser) {
  return plainTable(
    header,
    linesOf(results, browser).map(({ cells }) => cells),
  );
}
