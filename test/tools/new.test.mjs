import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { cli } from './serving.mjs';

const folder = resolve(root, 'build/tools-new');
const { version } = readJson(resolve(root, 'package.json'));

rmSync(folder, { recursive: true, force: true });
mkdirSync(resolve(folder, 'empty/.git'), { recursive: true });
mkdirSync(resolve(folder, 'full'));
writeFileSync(resolve(folder, 'full/mine.txt'), 'mine');
writeFileSync(resolve(folder, 'archive.tgz'), '');

describe('dotnet-worker new', () => {
  for (const [kind, files] of [
    ['browser', ['Made.csproj', 'Program.cs', 'wwwroot/index.html', 'wwwroot/main.js']],
    ['console', ['Made.csproj', 'Program.cs', 'Greetings.cs', 'main.js']],
    ['react', ['dotnet/Made.csproj', 'vite.config.ts', 'src/dotnet.ts', 'src/App.tsx']],
    ['vue', ['dotnet/Made.csproj', 'vite.config.ts', 'src/dotnet.ts', 'src/App.vue']],
  ]) {
    it(`makes a ${kind} project of the folder's name`, () => {
      const { status, stdout, stderr } = run(kind, `${kind}/Made`);
      assert.equal(status, 0, stderr);
      assert.match(stdout, new RegExp(`cd ${kind}.Made\\n +npm install\\n +npm start\\n$`));
      const made = resolve(folder, kind, 'Made');
      for (const file of [...files, 'package.json', 'README.md', '.gitignore']) {
        assert.ok(existsSync(resolve(made, file)), file);
      }
      const manifest = readJson(resolve(made, 'package.json'));
      assert.equal(manifest.name, 'made');
      assert.equal(manifest.dependencies['dotnet-worker'], `^${version}`);
      for (const script of ['start', 'build', 'check', 'types'])
        assert.ok(manifest.scripts[script]);
      const unnamed = filesIn(made).filter((name) => /App\.csproj|>App</.test(readFileSync(name)));
      assert.deepEqual(unnamed, []);
    });
  }

  it('adds specs and Karma to a browser project', () => {
    assert.equal(run('browser', 'specs', '--karma').status, 0);
    const { scripts, devDependencies } = readJson(resolve(folder, 'specs/package.json'));
    assert.match(scripts.start, /dotnet publish/);
    assert.match(scripts.test, /karma start/);
    assert.ok(devDependencies.karma && devDependencies.typescript);
    assert.ok(existsSync(resolve(folder, 'specs/karma.conf.js')));
    assert.ok(!existsSync(resolve(folder, 'browser/Made/karma.conf.js')));
  });

  it('fills an empty repository, and the folder it runs in', () => {
    const { status, stdout } = run('browser', '.', { cwd: resolve(folder, 'empty') });
    assert.equal(status, 0);
    assert.doesNotMatch(stdout, /cd /);
    assert.ok(existsSync(resolve(folder, 'empty/empty.csproj')));
  });

  it('takes the library from where it is told', () => {
    for (const [given, library] of [
      ['archive.tgz', 'file:../../archive.tgz'],
      ['1.2.3', '1.2.3'],
    ]) {
      assert.equal(run('vue', `with/${given}`, '--library', given).status, 0);
      const { dependencies } = readJson(resolve(folder, 'with', given, 'package.json'));
      assert.equal(dependencies['dotnet-worker'], library);
    }
  });

  it('takes the library from the archive that it was itself installed from', () => {
    const home = resolve(folder, 'installed');
    const installed = resolve(home, 'node_modules/dotnet-worker');
    cpSync(dirname(cli), resolve(installed, 'dist'), { recursive: true });
    copyFileSync(resolve(root, 'package.json'), resolve(installed, 'package.json'));
    const record = (resolved) => ({ packages: { 'node_modules/dotnet-worker': { resolved } } });
    for (const [name, resolved, library] of [
      ['local', 'file:../archive.tgz', 'file:../../archive.tgz'],
      ['moved', 'file:../gone.tgz', `^${version}`],
      ['public', 'https://registry.example/dotnet-worker.tgz', `^${version}`],
    ]) {
      const text = JSON.stringify(record(resolved));
      writeFileSync(resolve(home, 'node_modules/.package-lock.json'), text);
      const own = resolve(installed, 'dist/cli.js');
      spawnSync(process.execPath, [own, 'new', 'browser', name], { cwd: home });
      const { dependencies } = readJson(resolve(home, name, 'package.json'));
      assert.equal(dependencies['dotnet-worker'], library);
    }
  });

  for (const [args, message] of [
    [[], /no kind is named\. Make sure to name one of: browser, console, react, vue/],
    [['winforms', 'x'], /there is no kind "winforms"\. Make sure/],
    [['constructor', 'x'], /there is no kind "constructor"/],
    [['react'], /no folder is named\. Make sure .*new react my-app/],
    [['react', 'a', 'b'], /more than one folder is named/],
    [['react', 'a', '--karma'], /a react project has no --karma/],
    [['react', 'a b'], /"a b" cannot name a C# project and an npm package\. Make sure/],
    [['react', 'full'], /full: it is not empty\. Make sure/],
    [['react', 'archive.tgz'], /archive\.tgz: it is a file\. Make sure/],
  ]) {
    it(`says why it cannot make: ${args.join(' ') || 'nothing'}`, () => {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 1);
      assert.match(stderr, /^Failed to make a project/);
      assert.match(stderr, message);
      assert.equal(stdout, '');
    });
  }

  it('leaves what is there as it is', () => {
    assert.deepEqual(readdirSync(resolve(folder, 'full')), ['mine.txt']);
    assert.equal(readFileSync(resolve(folder, 'full/mine.txt'), 'utf8'), 'mine');
  });
});

describe('docs/testing.md', () => {
  const text = readFileSync(resolve(root, 'docs/testing.md'), 'utf8');
  const templates = filesIn(resolve(root, 'templates')).map((path) =>
    flat(readFileSync(path, 'utf8')),
  );

  it('shows what is in the template', () => {
    const snippets = [...text.matchAll(/```(?:js|csharp)\n(.*?)```/gs)].map(([, code]) =>
      flat(code),
    );
    assert.equal(snippets.length, 3);
    const strange = snippets.filter((code) => !templates.some((file) => file.includes(code)));
    assert.deepEqual(strange, []);
  });
});

/** Without the indentation, which is not the same in a file and in a guide. */
function flat(code) {
  return code.replaceAll(/^[ \t]+/gm, '').trim();
}

function run(...args) {
  const { cwd = folder } = typeof args.at(-1) === 'object' ? args.pop() : {};
  return spawnSync(process.execPath, [cli, 'new', ...args], { encoding: 'utf8', cwd });
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function filesIn(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath ?? entry.path, entry.name));
}
