import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { runNode, written } from './run.mjs';
import { published } from './start.mjs';

const command = resolve(root, 'dist/cli.js');
const run = (args, options) => runNode([command, 'run', published, ...args], options);

describe('dotnet-worker run', () => {
  it('exits with what Main returned, and gives it every word after the folder', async () => {
    assert.equal((await run(['--code', '7'])).code, 7);
    const { code, stdout } = await run(['--print', '--help', 'two words', '-v']);
    assert.deepEqual([code, stdout], [0, '--help two words -v\n']);
    assert.equal((await run(['a', 'b', 'c'])).code, 3);
  });

  it('exits with the code of Environment.Exit, and with 1 and the exception when Main throws', async () => {
    assert.equal((await run(['--exit', '5'])).code, 5);
    const { code, stderr } = await run(['--throw', 'thrown by Main']);
    assert.equal(code, 1);
    assert.match(stderr, /thrown by Main/);
  });

  it('has written every line, in order, when the process ends', async () => {
    const { code, stdout, stderr } = await run(['--alternate', '2000']);
    assert.equal(code, 0);
    const lines = (word) =>
      Array.from({ length: 2000 }, (_, index) => `${word} ${index}\n`).join('');
    assert.equal(stdout, lines('out'));
    assert.equal(stderr, lines('error'));
  });

  it('has written both outputs in order where they are one file', async () => {
    const file = resolve(root, 'build/node-output.txt');
    const handle = await open(file, 'w');
    const child = spawn(process.execPath, [command, 'run', published, '--alternate', '500'], {
      stdio: ['ignore', handle.fd, handle.fd],
    });
    const [code] = await once(child, 'close');
    await handle.close();
    const lines = Array.from({ length: 500 }, (_, index) => `out ${index}\nerror ${index}\n`);
    assert.deepEqual([code, await readFile(file, 'utf8')], [0, lines.join('')]);
    await rm(file);
  });

  it('reads standard input by Console.ReadLine, to its end', async () => {
    const { code, stdout, stderr } = await run(['--greet'], { input: 'Ada\nGrace Hopper\r\nÅsa' });
    assert.equal(code, 0, stderr);
    assert.equal(stdout, 'Who? Hello, Ada! Who? Hello, Grace Hopper! Who? Hello, Åsa! Who? ');
    assert.equal(stderr, 'Nobody.\n');
  });

  it('waits for input that comes later, having written its question', async () => {
    const { code, stdout } = await run(['--greet'], {
      input: null,
      watch: async (child) => {
        await written(child.stdout, 'Who? ');
        child.stdin.write('Ada\n');
        await written(child.stdout, 'Hello, Ada!');
        child.stdin.end();
      },
    });
    assert.equal(code, 0);
    assert.equal(stdout, 'Who? Hello, Ada! Who? ');
  });

  for (const signal of ['SIGINT', 'SIGTERM']) {
    it(`ends by ${signal}, even in an endless loop of C#`, async () => {
      const ended = await run(['--forever'], {
        watch: async (child) => {
          // Every line before the loop, however soon they follow one another.
          await Promise.all([
            written(child.stdout, 'begun\nfor ever\n'),
            written(child.stderr, 'goes on\n'),
          ]);
          child.kill(signal);
        },
      });
      assert.equal(ended.signal, signal);
    });
  }

  it('says what is wrong with the folder', async () => {
    const { code, stderr } = await runNode([command, 'run', resolve(root, 'docs')]);
    assert.equal(code, 1);
    assert.match(stderr, /Failed to run .*docs: there is no dotnet\.js/);
  });
});

describe('a program of Node.js', () => {
  const script = (name) => resolve(root, 'test/node/programs', name);

  it('passes its own arguments to Main, and its exit code is that of the program', async () => {
    assert.equal((await runNode([script('run-main.mjs'), 'a', 'b'])).code, 2);
    assert.equal((await runNode([script('run-main.mjs'), '--exit', '6'])).code, 6);
  });

  it('ends by itself while a runtime is idle, and not while it awaits C#', async () => {
    const { code, stdout } = await runNode([script('idle.mjs')]);
    assert.deepEqual([code, stdout], [0, 'waited\nidle\n']);
  });

  it('ends by an error that a worker module does not catch', async () => {
    const { code, stderr } = await runNode([script('uncaught.mjs')]);
    assert.equal(code, 1);
    assert.match(stderr, /thrown in the worker/);
  });
});
