import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { install } from './install.mjs';

const compiler = resolve(root, 'node_modules/typescript/bin/tsc');

describe('the types as a user finds them', () => {
  let folder;

  before(() => {
    folder = install('types');
  });

  for (const [module, moduleResolution] of [
    ['esnext', 'bundler'],
    ['nodenext', 'nodenext'],
  ]) {
    it(`compile with module resolution ${moduleResolution}`, () => {
      const options = ['--module', module, '--moduleResolution', moduleResolution];
      assert.equal(compile(folder, options), '');
    });
  }
});

/** What the compiler has to say about the project; nothing when all is well. */
function compile(folder, options) {
  try {
    return execFileSync(process.execPath, [compiler, '--project', folder, ...options], {
      encoding: 'utf8',
    });
  } catch (error) {
    return error.stdout;
  }
}
