import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import * as Comlink from 'comlink';
import {
  blocking,
  createEndpoint,
  DotnetDiedError,
  DotnetStartError,
  ManagedError,
  SynchronousImportError,
} from 'dotnet-worker';
import { chosenFramework, specsFolder } from '../../scripts/projects.mjs';
import { root } from '../../scripts/run.mjs';
import { runNode } from './run.mjs';
import { builder, start } from './start.mjs';

describe('calls over worker_threads', () => {
  it('runs the program of the article', async (t) => {
    const href = 'https://example.net/';
    const { exports } = await start(t, {
      'main.js': { window: { location: { href: () => href } } },
    });
    assert.equal(await exports.MyClass.Greeting(), `Hello, World! Greetings from ${href}`);
  });

  it('keeps the identity of objects, the order of calls, and the message of an exception', async (t) => {
    const { runtime, exports } = await start(t);
    const { Objects, Errors, Numbers } = exports.Conformance.Exported;
    const object = { mark: 'mine' };
    await Objects.Keep(object);
    assert.equal(await Objects.Kept(), object);
    await Objects.DisposeKept();
    const all = await Promise.all(Array.from({ length: 500 }, (_, i) => Numbers.Int32(i)));
    assert.deepEqual(
      all,
      Array.from({ length: 500 }, (_, i) => i),
    );
    await assert.rejects(Errors.Throw('from C#'), (error) => {
      assert.ok(error instanceof ManagedError);
      assert.match(error.message, /from C#/);
      error.dispose();
      return true;
    });
    const inspected = await runtime.inspect();
    assert.equal(inspected.workerHandles, 0);
    assert.equal(inspected.pendingCalls, 0);
  });

  it('serves synchronous, nested, Task and blocking imports', async (t) => {
    const added = [];
    const modules = {
      'shapes.js': {
        add: (a, b) => (added.push(b), a + b),
        same: blocking((value) => new Promise((done) => setTimeout(done, 5, value))),
        getText: async (name) => `the text of ${name}`,
      },
    };
    const { exports } = await start(t, modules);
    const { Order, Numbers, Tasks } = exports.Conformance.Imported;
    assert.equal(await Order.AddMany(1000), 499_500);
    assert.equal(added.length, 1000);
    assert.equal(await Numbers.Int32(42), 42);
    assert.equal(await Tasks.FetchText('x'), 'the text of x');
  });

  it('lets Comlink call the exports, by the port of createEndpoint', async (t) => {
    const { exports } = await start(t);
    const remote = Comlink.wrap(createEndpoint(exports));
    assert.equal(await remote.Conformance.Exported.Numbers.Int32(7), 7);
    remote[Comlink.releaseProxy]();
  });

  it('takes a worker of the program, for one runtime', async (t) => {
    const worker = new Worker(new URL('./programs/own-worker.mjs', import.meta.url));
    const { exports } = await start(t, {}, (each) => each.withWorker(worker));
    assert.equal(await exports.Conformance.Exported.Numbers.Int32(7), 7);
    await assert.rejects(builder().withWorker(worker).create(), DotnetStartError);
  });

  it('says so when the worker is terminated, in the middle of an endless loop', async (t) => {
    const { runtime, exports } = await start(t);
    const endless = exports.Conformance.Exported.Compute.Forever();
    setTimeout(() => void runtime.terminate('enough'), 50);
    await assert.rejects(
      endless,
      (error) => error instanceof DotnetDiedError && /enough/.test(error.message),
    );
    assert.equal(runtime.state, 'dead');
  });
});

describe('sync() in Node.js', () => {
  it('gives the value anywhere, and serves imports meanwhile', async (t) => {
    const seen = [];
    const modules = { 'shapes.js': { add: (a, b) => (seen.push(b), a + b) } };
    const { exports } = await start(t, modules);
    const { Exported, Imported } = exports.Conformance;
    assert.equal(Exported.Numbers.Int32.sync(7), 7);
    assert.equal(Imported.Order.AddMany.sync(200), 19_900);
    assert.equal(seen.length, 200);
  });

  it('takes its place among the calls made before', async (t) => {
    const { exports } = await start(t);
    const { Objects } = exports.Conformance.Exported;
    const object = { mark: 'kept' };
    void Objects.Keep(object);
    assert.equal(Objects.Kept.sync(), object);
    Objects.DisposeKept.sync();
    assert.equal(Objects.Kept.sync(), null);
  });

  it('throws what C# throws, and begins a Task that a promise then stands for', async (t) => {
    const { exports } = await start(t);
    const { Errors, Tasks } = exports.Conformance.Exported;
    assert.throws(
      () => Errors.Throw.sync('at once'),
      (error) => error instanceof ManagedError && /at once/.test(error.message),
    );
    assert.throws(() => Tasks.ThrowBeforeTheTask.sync('before the Task'), /before the Task/);
    const waits = Tasks.WaitAtGate.sync();
    assert.ok(waits instanceof Promise);
    Tasks.OpenGate.sync('opened');
    assert.equal(await waits, 'opened');
  });

  it('nests: an import that it calls calls another export', async (t) => {
    let exported;
    const modules = {
      'shapes.js': {
        add: (a, b) => exported.Numbers.Int32.sync(a) + b,
      },
    };
    const { exports } = await start(t, modules);
    exported = exports.Conformance.Exported;
    assert.equal(exports.Conformance.Imported.Order.AddMany.sync(10), 45);
  });

  it('is possible while C# waits for a promise of the page', async (t) => {
    let exported;
    let inside;
    const modules = {
      'shapes.js': {
        same: blocking(async (value) => {
          await new Promise((done) => setTimeout(done, 5));
          inside = exported.Numbers.Int32.sync(value + 1);
          return value;
        }),
      },
    };
    const { exports } = await start(t, modules);
    exported = exports.Conformance.Exported;
    assert.equal(await exports.Conformance.Imported.Numbers.Int32(5), 5);
    assert.equal(inside, 6);
  });

  it('ends at its deadline, naming the export, and so does an import that cannot end meanwhile', async (t) => {
    const modules = { 'shapes.js': { same: blocking((value) => Promise.resolve(value)) } };
    const { runtime, exports } = await start(t, modules, (each) => each.withNestedCallTimeout(200));
    const { Exported, Imported } = exports.Conformance;
    assert.throws(
      () => Imported.Numbers.Int32.sync(1),
      (error) =>
        error instanceof SynchronousImportError && /the page itself waits/.test(error.message),
    );
    assert.equal(Exported.Numbers.Int32.sync(1), 1);
    assert.throws(
      () => Exported.Compute.Forever.sync(),
      (error) =>
        error instanceof SynchronousImportError && /Compute\.Forever.*200 ms/.test(error.message),
    );
    await runtime.terminate('It never ends.');
  });
});

describe('asynchronous imports', () => {
  for (const where of ['in-thread', 'worker']) {
    it(`are answered thousands of times in a row: ${where}`, async () => {
      const script = resolve(root, 'test/node/programs/many-imports.mjs');
      const folder = specsFolder(chosenFramework());
      const { code, stdout } = await runNode([script, where, folder]);
      assert.deepEqual([code, stdout], [0, '5000 of 5000\n']);
    });
  }
});
