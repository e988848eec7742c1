import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { compile } from './compile.mjs';
import { install } from './install.mjs';

const framework = resolve(root, 'build/dotnet/test/wwwroot/_framework');

describe('the types that the command of the package writes', () => {
  let folder;

  before(() => {
    folder = install('generated');
    const { bin } = JSON.parse(
      readFileSync(resolve(folder, 'node_modules/dotnet-worker/package.json'), 'utf8'),
    );
    const cli = resolve(folder, 'node_modules/dotnet-worker', bin['dotnet-worker']);
    execFileSync(process.execPath, [cli, 'types', framework, '-o', 'dotnet.d.ts'], { cwd: folder });
  });

  for (const [module, moduleResolution] of [
    ['esnext', 'bundler'],
    ['nodenext', 'nodenext'],
  ]) {
    it(`check the page with module resolution ${moduleResolution}`, () => {
      const options = ['--module', module, '--moduleResolution', moduleResolution];
      assert.equal(compile(folder, options), '');
    });
  }
});
