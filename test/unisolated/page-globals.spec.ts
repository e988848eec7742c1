import { loadedModule, type EscapeExports } from '../runtime/page-globals.js';
import { builder, exportsOf } from '../runtime/start.js';

describe('withPageGlobals, on a page without shared memory,', () => {
  it('rules what is asynchronous; the rest is an error before it reaches the page', async () => {
    const page = globalThis as { shoutLater?: (value: string) => Promise<string> };
    page.shoutLater = (value) => Promise.resolve(`${value}, later`);
    const runtime = await builder().withPageGlobals('none').create();
    const { Escapes } = (await exportsOf<EscapeExports>(runtime)).Conformance.Live;
    expect(await Escapes.TryLater('globalThis.shoutLater', '')).toMatch(
      /Failed to reach globalThis\.shoutLater: .*withPageGlobals/,
    );
    expect(await Escapes.TryLater('ImportAsync', loadedModule())).toMatch(/withPageGlobals/);
    expect(await Escapes.Try('GlobalThis')).toMatch(/Failed to call JSHost\.GlobalThis/);
    await runtime.terminate();
    delete page.shoutLater;
  });
});
