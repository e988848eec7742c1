import { bundle } from '../../scripts/bundle.mjs';
import { Stop, main } from '../../scripts/run.mjs';
import { chosenRun } from './arguments.mjs';
import { header, linesOf } from './lines.mjs';
import { measureIn } from './measure.mjs';
import { plainTable } from './table.mjs';

await main(async () => {
  const run = chosenRun();
  await bundle('library');
  await bundle('bench');
  for (const browser of run.browsers) {
    console.log(`\n${browser}`);
    const measured = await measureIn(browser, run, ({ row, reason }) => {
      console.log(reason === undefined ? `  ${row}` : `  ${row} failed: ${reason}`);
    });
    if (measured.length === 0) throw new Stop('No row has such a name.');
    const results = measured.flatMap(({ results = [] }) => results);
    console.log(
      `\n${plainTable(
        header,
        linesOf(results, browser).map(({ cells }) => cells),
      )}`,
    );
    for (const { kind, title, header: columns, rows } of results) {
      if (kind === 'growth') console.log(`\n${title}\n${plainTable(columns, rows)}`);
    }
  }
});
