import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { declarationsOf, targetsOf } from '../../scripts/declarations.mjs';
import { root } from '../../scripts/run.mjs';

const folder = resolve(root, 'build/consumers/package');

describe('the package as npm would publish it', { timeout: 300_000 }, () => {
  let archive;
  let files;
  let manifest;

  before(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const line = `npm pack --silent --ignore-scripts --pack-destination "${folder}"`;
    execFileSync(line, { cwd: root, shell: true });
    const [name] = readdirSync(folder);
    archive = resolve(folder, name);
    execFileSync('tar', ['-xzf', name], { cwd: folder });
    files = filesIn(resolve(folder, 'package'));
    manifest = JSON.parse(readFileSync(resolve(folder, 'package/package.json'), 'utf8'));
  });

  it('holds its entries, their maps and types, the templates, and nothing more', () => {
    const entries = [...targetsOf(manifest.exports), ...targetsOf(manifest.bin)];
    const maps = entries.map((name) => `${name}.map`).filter((name) => files.includes(name));
    const types = declarationsOf(resolve(folder, 'package'), manifest.exports);
    const templates = filesIn(resolve(root, 'templates')).map((name) => `dist/.templates/${name}`);
    const texts = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
    const wanted = new Set([...texts, ...entries, ...maps, ...types, ...templates]);
    assert.deepEqual(files, [...wanted].sort());
  });

  it('names no file of this machine', () => {
    const named = files.filter((name) =>
      readFileSync(resolve(folder, 'package', name), 'utf8').includes(root),
    );
    assert.deepEqual(named, []);
  });

  it('needs Comlink alone', () => {
    assert.deepEqual(Object.keys(manifest.dependencies), ['comlink']);
  });

  it('passes publint, suggestions included', async () => {
    const { messages } = await publint({
      pkgDir: resolve(folder, 'package'),
      pack: false,
      strict: true,
    });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, manifest, { color: false })),
      [],
    );
  });

  it('has the right types, for everything that can import modules', async () => {
    const { types, problems } = await checkPackage(
      createPackageFromTarballData(readFileSync(archive)),
    );
    assert.equal(types.kind, 'included');
    // CommonJS cannot require a package of modules without types being wrong; Node.js 10 knows no `exports`.
    const relevant = problems.filter(
      ({ resolutionKind }) => !['node10', 'node16-cjs'].includes(resolutionKind),
    );
    assert.deepEqual(relevant, []);
  });
});

function filesIn(place) {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath ?? entry.path, entry.name))
    .map((path) => path.slice(place.length + 1).replaceAll('\\', '/'))
    .sort();
}
