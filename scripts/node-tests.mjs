import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCode, root } from './run.mjs';

/**
 * Runs the tests for Node.js that lie in a folder of test/, not those below it, or only its `file`; by default in the
 * Node.js that runs this.
 */
export async function nodeTests(name, { node = process.execPath, file: only, env } = {}) {
  const folder = resolve(root, 'test', name);
  const files = readdirSync(folder)
    .filter((file) => (only ? file === only : file.endsWith('.test.mjs')))
    .map((file) => resolve(folder, file));
  const code = await exitCode(node, ['--test', '--test-reporter=spec', ...files], { env });
  return { name, code };
}
