import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { start } from './start.mjs';

const text = `import { isMainThread } from 'node:worker_threads';
export const shout = (value) => \`\${value}! \${isMainThread}\`;`;
const module = `data:text/javascript,${encodeURIComponent(text)}`;

describe('what C# reaches in Node.js without an import module', () => {
  afterEach(() => {
    delete globalThis.shout;
    delete globalThis.shoutLater;
    delete globalThis.markOfCSharp;
  });

  it('is the main thread’s, as JSHost.GlobalThis', async (t) => {
    const Globals = await globals(t);
    assert.equal(await Globals.Window(), globalThis);
    assert.equal(await Globals.HasGlobal('process'), true);
    assert.equal(await Globals.HasGlobal('document'), false);
    await Globals.SetMark('from C#');
    assert.equal(globalThis.markOfCSharp, 'from C#');
  });

  it('is called as globalThis.…, and a missing one is an error that C# can catch', async (t) => {
    const Globals = await globals(t);
    globalThis.shout = (value) => `${value}!`;
    globalThis.shoutLater = async (value) => `${value}, later!`;
    assert.equal(await Globals.CallGlobal('hello'), 'hello!');
    assert.equal(await Globals.CallGlobalLater('hello'), 'hello, later!');
    assert.equal(await Globals.CallMath(-2.5), -3);
    assert.match(await Globals.CallMissing('x'), /noSuchGlobal/);
    assert.equal(await Globals.CallGlobal('still'), 'still!');
  });

  it('is a module that JSHost.ImportAsync loads on the main thread', async (t) => {
    const Globals = await globals(t);
    const loaded = await Globals.Load('loaded.js', module);
    assert.equal(loaded, await import(module));
    assert.equal(await Globals.LoadsTheSame('loaded.js', module), true);
    assert.equal(await Globals.CallLoaded('hello'), 'hello! true');
    assert.match(await Globals.LoadAndCatch('none.js', 'file:///nowhere.js'), /nowhere/);
  });
});

async function globals(t) {
  const { exports } = await start(t);
  return exports.Conformance.Live.Globals;
}
