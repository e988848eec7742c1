import { dotnet } from 'dotnet-worker';

describe('Watch', () => {
  /** @type {import('dotnet-worker').DotnetRuntime} */
  let runtime;
  /** @type {import('../dotnet.js').Exports['Watch']} */
  let watch;
  /** @type {string[]} */
  const shown = [];

  beforeAll(async () => {
    runtime = await dotnet.withFramework('/_framework/dotnet.js').create();
    runtime.setModuleImports('main.js', {
      dom: { setText: (selector, text) => void shown.push(`${selector} ${text}`) },
      window: { location: { href: () => location.href } },
    });
    const exports = await runtime.getAssemblyExports(runtime.getConfig().mainAssemblyName);
    watch = exports.Watch;
  });

  afterAll(() => runtime.terminate());

  it('stops, and runs on', async () => {
    expect(await watch.Toggle()).toBeFalse();
    expect(await watch.Toggle()).toBeTrue();
  });

  it('shows zero when it was set back', async () => {
    shown.length = 0;
    await watch.Reset();
    expect(shown).toEqual(['#time 00:00']);
  });
});
