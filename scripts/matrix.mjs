import { buildLibrary } from './build.mjs';
import { bundleSpecs } from './bundle.mjs';
import { karma, karmaByBundle } from './karma.mjs';
import { frameworks } from './projects.mjs';
import { Stop, main } from './run.mjs';

const engines = [
  { engine: 'Chromium', browser: 'Chromium' },
  { engine: 'Firefox', browser: 'Firefox' },
  { engine: 'WebKit', browser: 'WebKit' },
  { engine: 'WebKit without SharedArrayBuffer', browser: 'WebKit', sharedMemory: false },
];
const pages = ['isolated', 'unisolated'];

const cells = engines.flatMap((engine) =>
  frameworks.flatMap((framework) => pages.map((page) => ({ ...engine, framework, page }))),
);

// `node scripts/matrix.mjs WebKit net8.0 isolated` runs the cells that each of the words fits.
await main(async () => {
  const words = process.argv.slice(2);
  const chosen = cells.filter(
    (cell) => !isInNpmTest(cell) && words.every((word) => namesOf(cell).includes(word)),
  );
  if (chosen.length === 0) {
    const known = [...new Set(cells.flatMap(namesOf))].join(', ');
    throw new Stop(`No cell is left by "${words.join(' ')}". The words are: ${known}.`);
  }
  await buildLibrary();
  await bundleSpecs();
  for (const [index, cell] of chosen.entries()) {
    console.log(`\n== ${index + 1} of ${chosen.length}: ${title(cell)}`);
    Object.assign(cell, await run(cell));
    if (cell.code === 0) continue;
    // A browser under Xvfb can stall by itself. A second run tells that from a defect, and the table shows both.
    const first = { ...cell };
    console.log(`\n== ${index + 1} of ${chosen.length}: ${title(cell)}, again`);
    Object.assign(cell, await run(cell), { first });
  }
  console.log(`\n${table()}`);
  const failed = chosen.filter(({ code }) => code !== 0);
  const unsteady = chosen.filter(({ first }) => first).map(({ first }) => first);
  for (const cell of [...failed, ...unsteady]) {
    console.log(`\n${title(cell)}:\n${details(cell)}`);
  }
  if (failed.length > 0) throw new Stop(`${failed.length} of ${chosen.length} cells failed.`);
});

async function run({ browser, framework, page, sharedMemory = true }) {
  const start = Date.now();
  const isIsolated = page === 'isolated' && sharedMemory;
  const result = await (isIsolated ? karmaByBundle : karma)({
    KARMA_BROWSERS: browser,
    DOTNET: framework,
    ISOLATED: page === 'isolated' ? '1' : '0',
    SHARED_MEMORY: sharedMemory ? '1' : '0',
  });
  return { ...result, seconds: Math.round((Date.now() - start) / 1000) };
}

function isInNpmTest({ browser, framework }) {
  return browser !== 'WebKit' && framework === frameworks[0];
}

function namesOf({ engine, browser, framework, page }) {
  return [engine, browser, framework, page];
}

function title({ engine, framework, page }) {
  return `${engine}, ${framework}, ${page}`;
}

/** A row for each engine, a column for each kind of page on each version of .NET. */
function table() {
  const columns = frameworks.flatMap((framework) => pages.map((page) => ({ framework, page })));
  const rows = [
    ['passed / failed', ...columns.map(({ framework, page }) => `${framework} ${page}`)],
    ...engines.map(({ engine }) => [
      engine,
      ...cells.filter((cell) => cell.engine === engine).map(content),
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((text, at) => text.padEnd(widths[at])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n');
}

function content(cell) {
  if (isInNpmTest(cell)) return 'npm test';
  if (cell.code === undefined) return 'not run';
  const { counted, seconds, first } = cell;
  const counts = counted ? `${counted.passed} / ${counted.failed}` : 'no result';
  const before = first ? `${content(first)}, then ` : '';
  return `${before}${counts}${counted?.trouble.length === 0 ? '' : ', broken off'} (${seconds} s)`;
}

function details({ counted, code }) {
  if (counted === undefined) return `  Karma ended with exit code ${code} before any result.`;
  const lines = [...counted.trouble, ...counted.failures];
  return lines.map((text) => `  ${text}`).join('\n');
}
