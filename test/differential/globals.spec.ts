import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { framework, sharedRuntime } from '../runtime/start.js';

interface Loaded {
  shout: (value: string) => string;
  loads: { count: number };
}

interface Exports {
  Conformance: {
    Live: {
      Globals: {
        Window: () => Promise<object>;
        Instance: () => Promise<object>;
        IsInstance: (value: object) => Promise<boolean>;
        TypeOfInstance: (name: string) => Promise<string>;
        RuntimeId: () => Promise<number>;
        TypeOfModule: (name: string) => Promise<string>;
        Title: () => Promise<string>;
        SetMark: (value: string) => Promise<void>;
        HasGlobal: (name: string) => Promise<boolean>;
        Load: (name: string, url: string) => Promise<Loaded>;
        LoadAndCatch: (name: string, url: string) => Promise<string>;
        LoadsTheSame: (name: string, url: string) => Promise<boolean>;
        CallLoaded: (value: string) => Promise<string>;
        CallGlobal: (value: string) => Promise<string>;
        CallDeepGlobal: (value: string) => Promise<string>;
        CallGlobalLater: (value: string) => Promise<string>;
        CallMath: (value: number) => Promise<number>;
        CallJson: (value: object) => Promise<string>;
        CallConsole: (line: string) => Promise<void>;
        CallMissing: (value: string) => Promise<string>;
      };
    };
  };
}

interface PageGlobals {
  shout?: (value: string) => string;
  shoutLater?: (value: string) => Promise<string>;
  places?: { deep: { mark: string; shout: (value: string) => string } };
  markOfCSharp?: string;
}

describe('what C# reaches without an import module', () => {
  const page = globalThis as unknown as PageGlobals;
  const shared = sharedRuntime<Exports>();
  const globals = () => shared.exports.Conformance.Live.Globals;
  /** From `_framework`, as the reference of dotnet.js says. */
  const relative = '../../../../../test/fixtures/loaded-module.js';
  const absolute = new URL('/base/test/fixtures/loaded-module.js', location.href).href;

  afterEach(() => {
    delete page.shout;
    delete page.shoutLater;
    delete page.places;
    delete page.markOfCSharp;
  });

  it('is the page’s, as JSHost.GlobalThis', async () => {
    expect(await globals().Window()).toBe(globalThis);
    expect(await globals().Window()).toBe(globalThis);
    expect(await globals().Title()).toBe(document.title);
    expect(await globals().HasGlobal('document')).toBeTrue();
    expect(await globals().HasGlobal('importScripts')).toBeFalse();
    await globals().SetMark('written by C#');
    expect(page.markOfCSharp).toBe('written by C#');
  });

  it('is the runtime API, as JSHost.DotnetInstance: to the page its own, whose members C# has from dotnet.js', async () => {
    const { runtime } = shared;
    expect((await globals().Instance()) === runtime).toBeTrue();
    expect((await globals().Instance()) === runtime)
      .withContext('the second time')
      .toBeTrue();
    expect(await globals().IsInstance(runtime)).toBeTrue();
    expect(await globals().IsInstance({})).toBeFalse();
    expect(await globals().RuntimeId()).toBe(runtime.runtimeId);
    const members = ['getAssemblyExports', 'setModuleImports', 'Module', 'INTERNAL', 'absent'];
    expect(await Promise.all(members.map((name) => globals().TypeOfInstance(name)))).toEqual([
      'function',
      'function',
      'object',
      'object',
      'undefined',
    ]);
    expect(await globals().TypeOfModule('FS')).toBe('object');
  });

  it('is the page’s, as an import named globalThis.…', async () => {
    page.shout = (value) => `${value.toUpperCase()} on ${document.nodeName}`;
    expect(await globals().CallGlobal('hello')).toBe('HELLO on #document');
  });

  it('is called as a member of the object that holds it', async () => {
    page.places = {
      deep: {
        mark: '!',
        shout(value) {
          return value + this.mark;
        },
      },
    };
    expect(await globals().CallDeepGlobal('deep')).toBe('deep!');
  });

  it('may give a Task', async () => {
    page.shoutLater = async (value) => {
      await Promise.resolve();
      return `${value}, later`;
    };
    expect(await globals().CallGlobalLater('hello')).toBe('hello, later');
  });

  it('is the worker’s own where a worker has the same', async () => {
    const page = spyOn(Math, 'floor').and.returnValue(-1);
    expect(await globals().CallMath(1.5)).toBe(1);
    expect(page).not.toHaveBeenCalled();
    const debug = spyOn(console, 'debug');
    await globals().CallConsole('a line for the worker’s console');
    expect(debug).not.toHaveBeenCalled();
  });

  it('is an error that names it where there is none', async () => {
    expect(await globals().CallMissing('x')).toMatch(/^JSException: .*noSuchGlobal/);
    expect(await globals().CallMissing('x'))
      .withContext('the second time')
      .toMatch(/^JSException: .*noSuchGlobal/);
  });

  it('is loaded on the page by JSHost.ImportAsync, once, relative to _framework', async () => {
    const loaded = await globals().Load('loaded.js', relative);
    const here = (await import(/* webpackIgnore: true */ absolute)) as Loaded;
    // Not toBe: a module's namespace has no text for a message.
    expect(loaded === here).toBeTrue();
    expect((await globals().Load('loaded.js', relative)) === here).toBeTrue();
    expect(here.loads.count).toBe(1);
    expect(await globals().LoadsTheSame('loaded.js', relative)).toBeTrue();
  });

  it('is served from what JSHost.ImportAsync loaded', async () => {
    await globals().Load('loaded.js', absolute);
    expect(await globals().CallLoaded('hello')).toBe('HELLO on #document');
  });

  it('is an error that C# can catch where the module does not load', async () => {
    const missing = new URL('no-such-module.js', new URL(framework, location.href)).href;
    // Not every engine's words name the module.
    const words = messageOf(await rejectionOf(import(/* webpackIgnore: true */ missing)));
    expect(await globals().LoadAndCatch('missing.js', './no-such-module.js')).toBe(
      `JSException: TypeError: ${words}`,
    );
    expect(await globals().HasGlobal('document')).toBeTrue();
  });
});
