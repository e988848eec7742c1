import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { root } from '../../scripts/run.mjs';

const compiler = resolve(root, 'node_modules/typescript/bin/tsc');

/** What the TypeScript compiler has to say about the project in a folder; nothing when all is well. */
export function compile(folder, options) {
  try {
    return execFileSync(process.execPath, [compiler, '--project', folder, ...options], {
      encoding: 'utf8',
    });
  } catch (error) {
    return error.stdout;
  }
}
