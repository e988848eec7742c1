import { atMostTwice, details } from './at-most-twice.mjs';
import { chosenBrowsers } from './browsers.mjs';
import { buildLibrary } from './build.mjs';
import { bundle, bundleSpecs, compile } from './bundle.mjs';
import { isolatedBundles, karma } from './karma.mjs';
import { nodeTests } from './node-tests.mjs';
import { Stop, main } from './run.mjs';
import { chosenSoak } from './soak/arguments.mjs';
import { drive } from './soak/drive.mjs';

// `node scripts/test.mjs browsers` or another one of the parts runs it alone.
const parts = {
  browsers: testInBrowsers,
  node: () => testInNode('node'),
  tools: testTools,
  consumers: () => testInNode('consumers'),
  docs: () => testInNode('docs'),
  demo: testDemo,
  soak: testBySoak,
};

await main(async () => {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !(name in parts));
  if (unknown !== undefined) {
    throw new Stop(
      `There is no part "${unknown}": the parts are ${Object.keys(parts).join(', ')}.`,
    );
  }
  await buildLibrary();
  const results = [];
  for (const name of chosen.length > 0 ? chosen : Object.keys(parts)) {
    results.push(...(await parts[name]()));
  }
  for (const { name, first } of results.filter((result) => result.first)) {
    console.log(`\n${name}, at first:\n${details(first)}`);
  }
  const failed = results.filter(({ code }) => code !== 0);
  for (const result of failed) console.log(`\n${result.name}:\n${details(result)}`);
  console.log(`\n${results.map((result) => `${result.name}: ${outcome(result)}`).join(', ')}`);
  if (failed.length > 0)
    throw new Stop(`npm test failed: ${failed.map(({ name }) => name).join(', ')}.`);
});

function outcome({ code, first, seconds }) {
  if (code !== 0) return 'FAILED';
  return `${first ? 'passed at the second time' : 'passed'} in ${seconds} s`;
}

async function testInBrowsers() {
  await bundleSpecs();
  const browsers = chosenBrowsers();
  const results = [];
  // A browser of its own for each gets back the memory of the many runtimes that the part before has started.
  for (const name of isolatedBundles) {
    const env = {
      ISOLATED: '1',
      BUNDLE: name,
      // The matrix has the faults in every engine.
      KARMA_BROWSERS: (name === 'faults' ? browsers.slice(0, 1) : browsers).join(),
    };
    const result = await atMostTwice((chosen) => karma({ ...env, ...chosen }));
    results.push({ name, ...result });
  }
  const result = await atMostTwice((chosen) => karma({ ISOLATED: '0', ...chosen }));
  return [...results, { name: 'pages not isolated', ...result }];
}

async function testInNode(name) {
  return [await atMostTwice(() => nodeTests(name))];
}

async function testTools() {
  await compile('tools/tsconfig.build.json');
  return testInNode('tools');
}

async function testDemo() {
  await bundle('demo');
  return testInNode('demo');
}

/** A minute of it, in Chromium. */
async function testBySoak() {
  await bundle('soak');
  const start = Date.now();
  const trouble = await drive(chosenSoak([]));
  const seconds = Math.round((Date.now() - start) / 1000);
  const counted = { trouble, failures: [] };
  return [{ name: 'soak', code: Math.min(trouble.length, 1), seconds, counted }];
}
