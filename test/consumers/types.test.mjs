import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { compile } from './compile.mjs';
import { install } from './install.mjs';

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

    it(`compile in a configuration of webpack with module resolution ${moduleResolution}`, () => {
      const options = ['--module', module, '--moduleResolution', moduleResolution];
      assert.equal(compile(resolve(folder, 'tsconfig.webpack.json'), options), '');
    });
  }
});
