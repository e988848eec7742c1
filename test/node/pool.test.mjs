import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, it } from 'node:test';
import { DotnetStartError } from 'dotnet-worker';
import { createDotnetPool } from 'dotnet-worker/pool';
import { iterate, pageStreams, readable } from 'dotnet-worker/streams';
import { framework, builder, start } from './start.mjs';

describe('a pool in Node.js', () => {
  it('has every core but one at work, and each file read once', async (t) => {
    const asked = [];
    const pool = await poolOf(t, {
      configure: (each) =>
        each.withFramework(framework).withResourceLoader((type, name) => {
          if (!['dotnetjs', 'manifest'].includes(type)) asked.push(name);
        }),
    });
    const most = Math.max(1, availableParallelism() - 1);
    await pool.map(Array(20).fill(20), ({ Conformance }, ms) =>
      Conformance.Exported.Compute.For(ms),
    );
    assert.equal(pool.size, most);
    assert.ok(asked.length > 5);
    assert.equal(new Set(asked).size, asked.length);
  });

  it('shares the work among its runtimes', async (t) => {
    const pool = await poolOf(t, { size: 2 });
    while (pool.size < 2 || (await pool.inspect()).length < 2) {
      await pool.map([50, 50], ({ Conformance }, ms) => Conformance.Exported.Compute.For(ms));
    }
    const numbers = Array.from({ length: 10 }, (_, index) => index);
    const map = ({ Conformance }, value) => Conformance.Exported.Numbers.Int32(value);
    assert.deepEqual(await pool.map(numbers, map), numbers);
    assert.equal(pool.exports.Conformance.Exported.Numbers.Int32.sync(7), 7);
  });

  it('says why its first runtime does not start', async () => {
    const options = { configure: (each) => each.withFramework('./nowhere/dotnet.js') };
    await assert.rejects(createDotnetPool(options), DotnetStartError);
  });
});

describe('streams in Node.js', () => {
  it('are read by C# from a Blob and a ReadableStream', async (t) => {
    const { exports } = await start(t, { 'dotnet-worker/streams': pageStreams });
    const { Files } = exports.Conformance.Guide;
    const blob = new Blob(['one\ntwo\nthree\n'.repeat(10_000)]);
    assert.equal(await Files.CountLines(blob), 30_000);
    assert.equal(await Files.CountLines(blob.stream()), 30_000);
  });

  it('are made of what C# makes', async (t) => {
    const { exports } = await start(t);
    const { Report } = exports.Conformance.Guide;
    const open = async () => {
      const report = await Report.Open(5);
      return [() => Report.Next(report), () => Report.Close(report)];
    };
    let parts = 0;
    for await (const part of iterate(...(await open()))) parts += part.byteLength > 0 ? 1 : 0;
    for await (const part of readable(...(await open()))) parts += part.byteLength > 0 ? 1 : 0;
    assert.equal(parts, 10);
  });
});

describe('withProgress in Node.js', () => {
  it('tells of every file and byte of a start, in its phases', async () => {
    const told = [];
    const runtime = await builder()
      .withProgress((progress) => told.push(progress))
      .create();
    await runtime.terminate('It has started.');
    const phases = told.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1]);
    assert.deepEqual([phases[0], phases.at(-1)], ['download', 'start']);
    assert.equal(new Set(phases).size, phases.length);
    const last = told.at(-1);
    assert.ok(last.files > 5 && last.bytes > 3_000_000);
    assert.deepEqual(
      [last.files, last.bytes, last.fraction],
      [last.totalFiles, last.totalBytes, 1],
    );
  });
});

async function poolOf(t, options) {
  const pool = await createDotnetPool({
    idleTimeout: Infinity,
    configure: (each) => each.withFramework(framework),
    ...options,
  });
  t.after(() => pool.terminate('The test is done.'));
  return pool;
}
