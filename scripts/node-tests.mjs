import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCode, root } from './run.mjs';

/** Runs the tests for Node.js that lie in a folder of test/, not those below it. */
export async function nodeTests(name) {
  const folder = resolve(root, 'test', name);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => resolve(folder, file));
  const code = await exitCode(process.execPath, ['--test', '--test-reporter=spec', ...files]);
  return { name, code };
}
