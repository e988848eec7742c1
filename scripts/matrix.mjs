import { atMostTwice, details } from './at-most-twice.mjs';
import { buildLibrary } from './build.mjs';
import { bundleNodeSpecs, bundleSpecs } from './bundle.mjs';
import { isolatedBundles, karma, together } from './karma.mjs';
import { nodeBundles, nodeSpecs } from './node.mjs';
import { installNewestNode } from './packages.mjs';
import { frameworks } from './projects.mjs';
import { Stop, main } from './run.mjs';
import { testsApart } from './tests-apart.mjs';

/** After them no other cell begins: a table with holes says more than a run that is cut off. */
const MINUTES = 57;
const end = Date.now() + MINUTES * 60_000;

const engines = [
  { engine: 'Chromium', browser: 'Chromium' },
  { engine: 'Firefox', browser: 'Firefox' },
  { engine: 'WebKit', browser: 'WebKit' },
  { engine: 'WebKit without SharedArrayBuffer', browser: 'WebKit', sharedMemory: false },
  { engine: 'Node.js', browser: 'none' },
  { engine: 'newest Node.js', browser: 'none', node: installNewestNode },
];
const pages = ['isolated', 'unisolated'];

const cells = engines.flatMap((engine) =>
  frameworks.flatMap((framework) => pages.map((page) => ({ ...engine, framework, page }))),
);

// `node scripts/matrix.mjs WebKit net8.0 isolated` runs the cells that each of the words fits,
// `node scripts/matrix.mjs templates` or `limits` those tests alone; without a word it runs all.
await main(async () => {
  const words = process.argv.slice(2);
  const chosen = cells.filter(
    (cell) => partsOf(cell).length > 0 && words.every((word) => namesOf(cell).includes(word)),
  );
  const apart = Object.keys(testsApart).filter(
    (name) => words.length === 0 || words.join() === name,
  );
  if (chosen.length === 0 && apart.length === 0) {
    const known = [...new Set(cells.flatMap(namesOf)), ...Object.keys(testsApart)].join(', ');
    throw new Stop(`No cell is left by "${words.join(' ')}". The words are: ${known}.`);
  }
  await buildLibrary();
  const results = [];
  for (const name of apart) results.push(await atMostTwice(testsApart[name]));
  if (chosen.length > 0) await runCells(chosen);
  if (results.length > 0) {
    console.log(`\n${results.map(({ name, seconds }) => `${name}: ${seconds} s`).join(', ')}`);
  }
  const failed = results.filter(({ code }) => code !== 0).map(({ name }) => name);
  if (failed.length > 0) throw new Stop(`${failed.join(' and ')} failed.`);
});

async function runCells(chosen) {
  if (chosen.some(({ browser }) => browser !== 'none')) await bundleSpecs();
  if (chosen.some(({ browser }) => browser === 'none')) await bundleNodeSpecs();
  for (const [index, cell] of chosen.entries()) {
    if (Date.now() > end) break;
    console.log(`\n== ${index + 1} of ${chosen.length}: ${title(cell)}`);
    Object.assign(cell, await run(cell));
  }
  console.log(`\n${table()}`);
  const failed = chosen.filter(({ code }) => code !== undefined && code !== 0);
  for (const cell of chosen.filter(({ first }) => first)) {
    console.log(`\n${title(cell)}, at first:\n${details(cell.first)}`);
  }
  for (const cell of failed) console.log(`\n${title(cell)}:\n${details(cell)}`);
  if (failed.length > 0) throw new Stop(`${failed.length} of ${chosen.length} cells failed.`);
  const missed = chosen.filter(({ code }) => code === undefined);
  if (missed.length > 0)
    throw new Stop(`${missed.length} cells were left after ${MINUTES} minutes.`);
}

async function run(cell) {
  const { browser, framework, page, sharedMemory = true, node } = cell;
  const start = Date.now();
  const env = {
    KARMA_BROWSERS: browser,
    DOTNET: framework,
    ISOLATED: page === 'isolated' ? '1' : '0',
    SHARED_MEMORY: sharedMemory ? '1' : '0',
  };
  const runs = [];
  for (const bundle of partsOf(cell)) {
    const once =
      browser === 'none'
        ? async (chosen) => nodeSpecs(bundle, framework, await node?.(), chosen)
        : (chosen) => karma({ ...env, ...chosen, BUNDLE: bundle });
    runs.push(await atMostTwice(once));
  }
  const isSteady = runs.every(({ first }) => first === undefined);
  return {
    ...together(runs),
    first: isSteady ? undefined : together(runs.map((each) => each.first ?? each)),
    seconds: Math.round((Date.now() - start) / 1000),
  };
}

/**
 * Every engine runs everything on the newest version of .NET, and meets the oldest by the differential suite and on
 * pages that are not isolated; Chromium runs all on the oldest, and that suite on each. What is left is a matter of an
 * engine more than of a version, and takes long.
 */
function partsOf(cell) {
  const { browser, framework, page, sharedMemory = true } = cell;
  if (browser === 'none') return page === 'isolated' ? partsInNode(cell) : [];
  const isNewest = framework === frameworks[0];
  const isOldest = framework === frameworks.at(-1);
  if (page !== 'isolated' || !sharedMemory) {
    const isTwice = isInNpmTest(cell) || (page !== 'isolated' && !sharedMemory);
    return isTwice || isBetween(framework) ? [] : ['unisolated'];
  }
  if (isNewest) return { Chromium: [], Firefox: ['faults'], WebKit: isolatedBundles }[browser];
  if (browser === 'Chromium') return isOldest ? isolatedBundles : ['differential'];
  return isOldest ? ['differential'] : [];
}

/** Node.js runs the specs that need no page on every version of .NET, and the differential suite on newest and oldest. */
function partsInNode({ framework, node }) {
  if (node) return framework === frameworks[0] ? ['runtime'] : [];
  return isBetween(framework) ? ['runtime'] : nodeBundles;
}

function isBetween(framework) {
  return ![frameworks[0], frameworks.at(-1)].includes(framework);
}

function isInNpmTest({ browser, framework }) {
  return framework === frameworks[0] && ['Chromium', 'Firefox'].includes(browser);
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
  if (partsOf(cell).length === 0) return isInNpmTest(cell) ? 'npm test' : '–';
  if (cell.code === undefined) return 'not run';
  const before = cell.first ? `${counts(cell.first)}, then ` : '';
  return `${before}${counts(cell)} (${cell.seconds} s)`;
}

function counts({ counted }) {
  if (counted === undefined) return 'no result';
  return `${counted.passed} / ${counted.failed}${counted.trouble.length === 0 ? '' : ', broken off'}`;
}
