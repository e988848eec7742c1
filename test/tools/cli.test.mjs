import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { builtLibrary, frameworkOf, publishedFile, specs } from './assemblies.mjs';

const cli = resolve(root, 'dist/cli.js');
const folder = resolve(root, 'build/tools-cli');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

describe('the command dotnet-worker', () => {
  it('shows its commands and options', () => {
    for (const args of [[], ['--help'], ['-h']]) {
      const { status, stdout } = run(...args);
      assert.equal(status, 0);
      assert.match(stdout, /^Usage: dotnet-worker <command>/);
      assert.match(stdout, /^ +types /m);
    }
    assert.match(run('types', '--help').stdout, /--watch/);
  });

  it('shows the version of the package', () => {
    const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
    assert.equal(run('--version').stdout, `${version}\n`);
  });

  it('is a program that Node.js runs with nothing beside it', () => {
    const alone = resolve(folder, 'alone/dist/cli.mjs');
    mkdirSync(resolve(alone, '..'), { recursive: true });
    copyFileSync(cli, alone);
    const { status, stdout } = spawnSync(process.execPath, [alone, '--help'], { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.match(stdout, /^Usage/);
    assert.match(readFileSync(cli, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });
});

describe('what cannot be done is said in a sentence, without a stack', () => {
  const project = resolve(folder, 'Unbuilt.csproj');
  const text = resolve(folder, 'text.dll');
  const cut = resolve(folder, 'Cut.dll');
  writeFileSync(project, '<Project Sdk="Microsoft.NET.Sdk" />');
  writeFileSync(text, 'This is no assembly.');
  const occupied = resolve(folder, 'occupied');
  mkdirSync(resolve(occupied, 'App.wasm'), { recursive: true });
  writeFileSync(resolve(occupied, 'dotnet.js'), '');
  writeFileSync(cut, readFileSync(builtLibrary('other', 'Shop')).subarray(0, 3000));

  const cases = [
    [
      ['frobnicate'],
      /^There is no command "frobnicate"\. Make sure to use one of: types, new, run, serve, doctor/,
    ],
    [['types'], /nothing to read is named.* Make sure/],
    [['types', 'one.dll', 'two.dll'], /more than one thing to read is named/],
    [['types', 'one.dll', '--frob'], /--frob/],
    [['types', 'one.dll', '--watch'], /^Failed to watch: .*Make sure/],
    [['types', 'nowhere'], /^Failed to read nowhere: there is no such file or folder/],
    [
      ['types', resolve(root, 'package.json')],
      /it is not a _framework folder, a \.dll or a \.csproj/,
    ],
    [['types', folder], /there is no dotnet\.js in it/],
    [['types', project], /it was not built, there is no Unbuilt\.dll below .*`dotnet build`/],
    [['types', text], /begins as no \.dll, webcil or WebAssembly module does/],
    [
      ['types', cut],
      /^Failed to read .*Cut\.dll: .*\. Make sure that it is a whole \.NET assembly/,
    ],
    [['types', occupied], /^Failed to read .*occupied: EISDIR: .*\. Make sure that it is whole/],
    [
      ['types', frameworkOf('other'), '-o', occupied],
      /^Failed to write .*occupied: EISDIR: .*\. Make sure that it is no folder/,
    ],
    [
      ['types', frameworkOf('other'), '-o', resolve(text, 'dotnet.d.ts')],
      /^Failed to write .*text\.dll.dotnet\.d\.ts: (ENOTDIR|EEXIST): .*\. Make sure/,
    ],
  ];
  for (const [args, message] of cases) {
    it(args.map((arg) => arg.replace(root, '')).join(' '), () => {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 1);
      assert.match(stderr, message);
      assert.equal(stdout, '');
      assert.equal(stderr.trim().split('\n').length, 1, stderr);
    });
  }
});

describe('dotnet-worker types', () => {
  it('prints the types, or writes them where it is told', () => {
    const output = resolve(folder, 'written/here/dotnet.d.ts');
    const { status, stdout } = run('types', frameworkOf('other'), '-o', output);
    assert.equal(status, 0);
    assert.equal(stdout, `Wrote ${output}.\n`);
    assert.equal(readFileSync(output, 'utf8'), run('types', frameworkOf('other')).stdout);
  });

  it('leaves a file alone that would stay the same', () => {
    const output = resolve(folder, 'same.d.ts');
    run('types', frameworkOf('other'), '--output', output);
    const before = statSync(output).mtimeMs;
    const { status, stdout } = run('types', frameworkOf('other'), '--output', output);
    assert.equal(status, 0);
    assert.equal(stdout, '');
    assert.equal(statSync(output).mtimeMs, before);
  });

  it('finds the _framework folder in the folder of the publish', () => {
    const published = resolve(frameworkOf('other'), '../..');
    assert.equal(run('types', published).stdout, run('types', frameworkOf('other')).stdout);
  });

  it('knows a dotnet.js that has a fingerprint in its name', () => {
    const fingerprinted = resolve(folder, 'fingerprinted');
    cpSync(frameworkOf('other'), fingerprinted, { recursive: true });
    renameSync(resolve(fingerprinted, 'dotnet.js'), resolve(fingerprinted, 'dotnet.gs7hmbwted.js'));
    const { stdout } = run('types', fingerprinted);
    assert.equal(stdout, run('types', frameworkOf('other')).stdout);
  });

  it('says when there is nothing to be typed', () => {
    const library = publishedFile(specs, 'System.Console');
    const { status, stdout, stderr } = run('types', library);
    assert.equal(status, 0);
    assert.match(stderr, /has no methods marked \[JSExport\] or \[JSImport\]/);
    assert.match(stdout, /export interface Exports \{\}/);
  });
});

describe('dotnet-worker types --watch', { timeout: 60_000 }, () => {
  let child;

  afterEach(() => child?.kill());

  it('writes the file again when the C# was built again, also after a build that failed', async () => {
    const library = resolve(folder, 'watched/App.dll');
    mkdirSync(resolve(folder, 'watched'));
    cpSync(builtLibrary('other', 'Catalog'), library);
    const { output, next } = await watch('watched', library);
    assert.match(readFileSync(output, 'utf8'), /PriceOf: /);

    const failure = next('stderr');
    writeFileSync(library, 'half of an assembly');
    assert.match(await failure, /Failed to read/);
    assert.match(readFileSync(output, 'utf8'), /PriceOf: /);

    const success = next('stdout');
    cpSync(builtLibrary('other', 'Shop'), library);
    assert.match(await success, /^Wrote /);
    assert.match(readFileSync(output, 'utf8'), /Order: /);
  });

  it('goes on when the builds of a project are removed and come again, elsewhere too', async () => {
    const project = resolve(folder, 'watched-project/App.csproj');
    const build = (path) => resolve(folder, 'watched-project', path, 'App.dll');
    cpSync(builtLibrary('other', 'Catalog'), build('bin/Debug/net9.0'));
    writeFileSync(project, '<Project Sdk="Microsoft.NET.Sdk" />');
    const { output, next } = await watch('watched-project', project);
    assert.match(readFileSync(output, 'utf8'), /PriceOf: /);

    const failure = next('stderr');
    rmSync(resolve(folder, 'watched-project/bin'), { recursive: true });
    assert.match(await failure, /^Failed to read .*App\.csproj: it was not built/);

    const success = next('stdout');
    cpSync(builtLibrary('other', 'Shop'), build('obj/Release/net10.0'));
    assert.match(await success, /^Wrote /);
    assert.match(readFileSync(output, 'utf8'), /Order: /);
  });

  it('goes on when the _framework folder is removed and comes again', async () => {
    const framework = resolve(folder, 'watched-publish/_framework');
    cpSync(frameworkOf('other'), framework, { recursive: true });
    const { output, next } = await watch('watched-publish', framework);
    assert.match(readFileSync(output, 'utf8'), /readonly mainAssemblyName: 'Shop'/);

    const failure = next('stderr');
    rmSync(framework, { recursive: true });
    assert.match(await failure, /^Failed to read .*_framework: there is no such file or folder/);

    const success = next('stdout');
    cpSync(frameworkOf(specs), framework, { recursive: true });
    assert.match(await success, /^Wrote /);
    assert.match(readFileSync(output, 'utf8'), /readonly mainAssemblyName: 'Conformance'/);
  });

  it('goes on when the file could not be written for a while', async () => {
    const library = resolve(folder, 'watched-output/App.dll');
    mkdirSync(resolve(folder, 'watched-output'));
    cpSync(builtLibrary('other', 'Catalog'), library);
    const { output, next } = await watch('watched-output', library);

    const failure = next('stderr');
    rmSync(output);
    mkdirSync(output);
    cpSync(builtLibrary('other', 'Shop'), library);
    const words = await failure;
    assert.match(words, /^Failed to write .*app\.d\.ts: EISDIR: /);
    assert.equal(words.trim().split('\n').length, 1, words);

    const success = next('stdout');
    rmSync(output, { recursive: true });
    cpSync(builtLibrary('other', 'Catalog'), library);
    assert.match(await success, /^Wrote /);
    assert.match(readFileSync(output, 'utf8'), /PriceOf: /);
  });

  /** Resolves when the types are written for the first time; `next` is what is printed next. */
  async function watch(name, what) {
    const output = resolve(folder, name, 'app.d.ts');
    child = spawn(process.execPath, [cli, 'types', what, '-o', output, '--watch']);
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8');
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The command has ended with exit code ${code}.`);
    });
    const next = async (stream) => {
      const [text] = await Promise.race([once(child[stream], 'data'), ended]);
      return String(text);
    };
    // It is killed when the test is over.
    ended.catch(() => undefined);
    await next('stdout');
    return { output, next };
  }
});

function run(...args) {
  return spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', cwd: folder });
}
