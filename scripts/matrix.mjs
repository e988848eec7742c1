import { buildLibrary } from './build.mjs';
import { bundle, bundleNodeSpecs, bundleSpecs } from './bundle.mjs';
import { isolatedBundles, karma, together } from './karma.mjs';
import { nodeTests } from './node-tests.mjs';
import { nodeBundles, nodeSpecs } from './node.mjs';
import { installNewestNode } from './packages.mjs';
import { frameworks } from './projects.mjs';
import { Stop, main } from './run.mjs';

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

/** The tests in Node.js that take too long for `npm test`: builds of users, `isolate` in WebKit, what `dotnet-worker new` makes, the demo in WebKit, restarts. */
const IN_NODE = ['consumers/slow', 'templates', 'demo/slow', 'restarts'];
/** The tests of `npm run test:node` in the newest Node.js. */
const IN_NEWEST = 'node';
/** The specs that take gigabytes of memory, in Chromium alone. */
const LIMITS = 'limits';

// `node scripts/matrix.mjs WebKit net8.0 isolated` runs the cells that each of the words fits,
// `node scripts/matrix.mjs templates` or `limits` those tests alone; without a word it runs all.
await main(async () => {
  const words = process.argv.slice(2);
  const chosen = cells.filter(
    (cell) => partsOf(cell).length > 0 && words.every((word) => namesOf(cell).includes(word)),
  );
  const isChosen = (name) => words.length === 0 || words.join() === name;
  const inNode = IN_NODE.filter(isChosen);
  const isApart = isChosen(IN_NEWEST) || isChosen(LIMITS);
  if (chosen.length === 0 && inNode.length === 0 && !isApart) {
    const known = [...new Set(cells.flatMap(namesOf)), ...IN_NODE, IN_NEWEST, LIMITS].join(', ');
    throw new Stop(`No cell is left by "${words.join(' ')}". The words are: ${known}.`);
  }
  await buildLibrary();
  const results = [];
  if (inNode.includes('demo/slow')) await bundle('demo');
  for (const name of inNode) results.push(await atMostTwice(() => nodeTests(name)));
  if (isChosen(IN_NEWEST)) results.push(await atMostTwice(testInNewestNode));
  if (isChosen(LIMITS)) results.push(await atMostTwice(testLimits));
  if (chosen.length > 0) await runCells(chosen);
  const failed = results.filter(({ code }) => code !== 0).map(({ name }) => name);
  if (failed.length > 0) throw new Stop(`${failed.join(' and ')} failed.`);
});

async function testInNewestNode() {
  return nodeTests('node', await installNewestNode());
}

async function testLimits(chosen) {
  await bundleSpecs();
  const env = { ISOLATED: '1', BUNDLE: LIMITS, KARMA_BROWSERS: 'Chromium' };
  return { name: LIMITS, ...(await karma({ ...env, ...chosen })) };
}

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

/** An engine under load can stall by itself. A second run of what failed tells that from a defect; the table has both. */
async function atMostTwice(run) {
  const first = await run({});
  if (first.code === 0) return first;
  const { passed = 0, failures = [], trouble = [] } = first.counted ?? {};
  const isCounted = failures.length > 0 && trouble.length === 0;
  console.log(`\n== ${isCounted ? 'what failed' : 'all'} again`);
  const again = await run(isCounted ? { SPEC: onlyThese(failures) } : {});
  if (isCounted && again.counted) again.counted.passed += passed;
  return { ...again, first };
}

function onlyThese(failures) {
  const names = failures.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `^(${names.join('|')})$`;
}

/**
 * Faults are matters of an engine more than of a version: Chromium alone meets them on every version. WebKit takes four
 * minutes for the specs: between the newest and the oldest version it runs the differential suite alone.
 */
function partsOf({ browser, framework, page, sharedMemory = true }) {
  if (browser === 'none') return page === 'isolated' ? nodeBundles : [];
  const isNewest = framework === frameworks[0];
  const isInNpmTest = (bundle) =>
    isNewest && (browser === 'Chromium' || (browser === 'Firefox' && bundle !== 'faults'));
  const isBetween = !isNewest && framework !== frameworks.at(-1);
  const isMeant = (bundle) =>
    (bundle !== 'faults' || isNewest || browser === 'Chromium') &&
    (bundle !== 'specs' || !isBetween || browser !== 'WebKit');
  const bundles = page === 'isolated' && sharedMemory ? isolatedBundles : ['unisolated'];
  return bundles.filter((bundle) => isMeant(bundle) && !isInNpmTest(bundle));
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
  if (partsOf(cell).length === 0) return cell.browser === 'none' ? 'no page' : 'npm test';
  if (cell.code === undefined) return 'not run';
  const before = cell.first ? `${counts(cell.first)}, then ` : '';
  return `${before}${counts(cell)} (${cell.seconds} s)`;
}

function counts({ counted }) {
  if (counted === undefined) return 'no result';
  return `${counted.passed} / ${counted.failed}${counted.trouble.length === 0 ? '' : ', broken off'}`;
}

function details({ counted, code }) {
  if (counted === undefined) return `  It ended with exit code ${code} before any result.`;
  const failures = counted.failures.map(({ name, why }) => `${name}\n    ${why}`);
  return [...counted.trouble, ...failures].map((text) => `  ${text}`).join('\n');
}
