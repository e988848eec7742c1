import { DotnetHostBuilder } from 'dotnet-worker';
import { builder, exportsOf } from './start.js';
import { letTurnsPass } from './turns.js';

interface Exports {
  Conformance: {
    Exported: { Surroundings: { Variable: (name: string) => Promise<string | null> } };
  };
}

describe('a callback given to the builder runs on the page:', () => {
  it('onConfigLoaded, and what it changes in the configuration holds', async () => {
    const names: unknown[] = [];
    const runtime = await builder()
      .withModuleConfig({
        onConfigLoaded: (config) => {
          names.push(config['mainAssemblyName']);
          config['environmentVariables'] = { ADDED: document.title };
        },
      })
      .create();
    const { Surroundings } = (await exportsOf<Exports>(runtime)).Conformance.Exported;
    expect(names).toEqual([jasmine.stringMatching(/^Conformance/)]);
    expect(await Surroundings.Variable('ADDED')).toBe(document.title);
    await runtime.terminate();
  });

  it('onConfigLoaded may be asynchronous', async () => {
    const runtime = await builder()
      .withModuleConfig({
        onConfigLoaded: async (config) => {
          await letTurnsPass(5);
          config['environmentVariables'] = { LATE: 'still in time' };
        },
      })
      .create();
    const { Surroundings } = (await exportsOf<Exports>(runtime)).Conformance.Exported;
    expect(await Surroundings.Variable('LATE')).toBe('still in time');
    await runtime.terminate();
  });

  it('onDownloadResourceProgress, up to the last resource', async () => {
    const progress: [loaded: number, total: number][] = [];
    const runtime = await builder()
      .withModuleConfig({
        onDownloadResourceProgress: (loaded, total) => void progress.push([loaded, total]),
      })
      .create();
    const [loaded, total] = progress.at(-1) ?? [];
    expect(progress.length).toBeGreaterThan(3);
    expect(loaded).toBe(total);
    expect(progress.map(([count]) => count)).toEqual(
      progress.map(([count]) => count).sort((first, second) => first - second),
    );
    await runtime.terminate();
  });

  it('onDotnetReady', async () => {
    let ready = 0;
    const runtime = await builder()
      .withModuleConfig({
        onDotnetReady: () => {
          ready++;
        },
      })
      .create();
    expect(ready).toBe(1);
    await runtime.terminate();
  });

  it('withResourceLoader, which may leave a resource to dotnet.js or bring it itself', async () => {
    const asked: string[] = [];
    const brought: string[] = [];
    const runtime = await builder()
      .withResourceLoader((type, name, defaultUri) => {
        expect(document).toBeDefined();
        asked.push(type);
        if (type !== 'assembly') return undefined;
        brought.push(name);
        return fetch(defaultUri);
      })
      .create();
    expect(runtime.state).toBe('ready');
    expect(asked).toContain('dotnetwasm');
    expect(brought.length).toBeGreaterThan(2);
    await runtime.terminate();
  });

  it('withResourceLoader, which may give another address', async () => {
    const redirected: string[] = [];
    const runtime = await builder()
      .withResourceLoader((type, _name, defaultUri) => {
        if (type !== 'assembly') return defaultUri;
        const url = new URL(`${defaultUri}?redirected`, document.baseURI).href;
        redirected.push(url);
        return url;
      })
      .create();
    expect(runtime.state).toBe('ready');
    expect(redirected.length).toBeGreaterThan(2);
    await runtime.terminate();
  });

  for (const name of ['instantiateWasm', 'locateFile', 'preRun', 'postRun']) {
    it(`${name} cannot, and is refused at once`, () => {
      expect(() =>
        new DotnetHostBuilder().withModuleConfig({ [name]: () => undefined }),
      ).toThrowError(TypeError, new RegExp(name));
    });
  }
});
