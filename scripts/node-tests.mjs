import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCode, root } from './run.mjs';

/** Runs the tests for Node.js that lie in a folder of test/, not those below it, by default in the one that runs this. */
export async function nodeTests(name, node = process.execPath) {
  const folder = resolve(root, 'test', name);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => resolve(folder, file));
  const code = await exitCode(node, ['--test', '--test-reporter=spec', ...files]);
  return { name, code };
}
