import { existsSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildLibrary } from './build.mjs';
import { bundle } from './bundle.mjs';
import { Stop, exitCode, main, root } from './run.mjs';

// `node scripts/test.mjs browsers` or `… consumers` runs one of the parts alone.
const parts = { browsers: testInBrowsers, consumers: testConsumers };

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
  const failed = results.filter(({ code }) => code !== 0);
  console.log(
    `\n${results.map(({ name, code }) => `${name}: ${code === 0 ? 'passed' : 'FAILED'}`).join(', ')}`,
  );
  if (failed.length > 0)
    throw new Stop(`npm test failed: ${failed.map(({ name }) => name).join(', ')}.`);
});

async function testInBrowsers() {
  rmSync(resolve(root, 'build/test'), { recursive: true, force: true });
  await bundle('specs');
  const results = [{ name: 'isolated pages', code: await karma('1') }];
  if (existsSync(resolve(root, 'build/test/unisolated.js'))) {
    results.push({ name: 'pages not isolated', code: await karma('0') });
  }
  return results;
}

function karma(isolated) {
  const bin = resolve(root, 'node_modules/karma/bin/karma');
  return exitCode(process.execPath, [bin, 'start', resolve(root, 'karma.conf.js')], {
    env: { ISOLATED: isolated },
  });
}

async function testConsumers() {
  const files = readdirSync(resolve(root, 'test/consumers'))
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => resolve(root, 'test/consumers', name));
  const code = await exitCode(process.execPath, ['--test', '--test-reporter=spec', ...files]);
  return [{ name: 'consumers', code }];
}
