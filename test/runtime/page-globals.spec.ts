import { DotnetHostBuilder, type PageGlobals } from 'dotnet-worker';
import { loadedModule, type EscapeExports } from './page-globals.js';
import { builder, exportsOf } from './start.js';

type Escapes = EscapeExports['Conformance']['Live']['Escapes'];

interface Page {
  shout?: (value: string) => string;
  shoutLater?: (value: string) => Promise<string>;
}

const page = globalThis as Page;
const escapes = [
  'constructor.constructor',
  'greet.constructor',
  '__proto__.constructor.constructor',
  'greet.call',
  'toString',
];

describe('withPageGlobals', () => {
  beforeEach(() => {
    page.shout = (value) => value.toUpperCase();
    page.shoutLater = (value) => Promise.resolve(`${value}, later`);
  });

  afterEach(() => {
    delete page.shout;
    delete page.shoutLater;
  });

  it('"none" keeps C# within what the page gave it', async () => {
    await within('none', async ({ Try, TryMember, TryLater }) => {
      expect(await Try('greet')).toBe('hello');
      expect(await Try('globalThis.Math')).toBe('1');
      for (const way of escapes) {
        expect(await Try(way)).toMatch(
          new RegExp(
            `Failed to reach ${way} of module confined\\.js: .*withPageGlobals\\("all"\\)`,
          ),
        );
      }
      for (const value of [{}, () => 'a function', Map, new Map(), new Error('an error')]) {
        for (const name of ['constructor', '__proto__', 'valueOf', '__lookupGetter__']) {
          expect(await TryMember(value, name))
            .withContext(`${Object.prototype.toString.call(value)} ${name}`)
            .toMatch(/Failed to reach .*withPageGlobals/);
        }
      }
      for (const way of ['GlobalThis', 'GlobalThis.document']) {
        expect(await Try(way)).toMatch(/JSHost\.GlobalThis: .*none.*withPageGlobals/);
      }
      expect(await Try('globalThis.shout')).toMatch(/globalThis\.shout: .*\["shout"\]/);
      expect(await TryLater('globalThis.shoutLater', '')).toMatch(/shoutLater.*withPageGlobals/);
      expect(await TryLater('ImportAsync', loadedModule())).toMatch(
        /loaded-module\.js by JSHost\.ImportAsync: .*setModuleImports\("loaded\.js"/,
      );
    });
  });

  it('with names gives these', async () => {
    await within(['shout', 'document'], async ({ Try, TryLater }) => {
      expect(await Try('globalThis.shout')).toBe('HELLO');
      expect(await Try('GlobalThis.document')).toBe('#document');
      expect(await TryLater('globalThis.shoutLater', '')).toMatch(/shout, document alone/);
      expect(await TryLater('ImportAsync', loadedModule())).toMatch(/withPageGlobals\("all"\)/);
      for (const way of escapes) expect(await Try(way)).toMatch(/withPageGlobals/);
    });
  });

  it('"all" gives everything, as in thread', async () => {
    await within('all', async ({ Try, TryMember, TryLater }) => {
      expect(await Try('globalThis.shout')).toBe('HELLO');
      expect(await Try('GlobalThis')).toBe('True');
      expect(await Try('toString')).toBe('[object Object]');
      expect(await Try('constructor.constructor')).not.toContain('withPageGlobals');
      expect(await TryMember({}, 'constructor')).not.toContain('withPageGlobals');
      expect(await TryLater('globalThis.shoutLater', '')).toBe('hello, later');
      expect(await TryLater('ImportAsync', loadedModule())).toBe('loaded');
    });
  });

  for (const globals of ['none', ['document'], 'all'] as const) {
    it(`lets C# construct no class of the page, with ${String(globals)} of its globals`, async () => {
      let made = 0;
      class Shelter {
        readonly number = ++made;
      }
      const shelter = new Shelter();
      const use = async ({ Try }: Escapes) => {
        for (const way of ['Shelter', 'Shelter.prototype.constructor', 'shelter.constructor']) {
          expect(await Try(way))
            .withContext(way)
            .toMatch(/Failed to reach|class constructor/i);
        }
        if (globals === 'all') return;
        for (const way of ['globalThis.Reflect.construct', 'globalThis.Function']) {
          expect(await Try(way))
            .withContext(way)
            .toMatch(/Failed to reach .*withPageGlobals/);
        }
      };
      await within(globals, use, { Shelter, shelter });
      expect(made).toBe(1);
    });
  }

  it('takes nothing else', () => {
    for (const other of ['document', '', undefined, null, 5, ['a.b'], [''], [5], {}]) {
      expect(() => new DotnetHostBuilder().withPageGlobals(other as 'none')).toThrowError(
        TypeError,
        /neither "all" nor "none" nor an array of names/,
      );
    }
  });
});

async function within(
  globals: PageGlobals,
  use: (escapes: Escapes) => Promise<void>,
  module: object = {},
): Promise<void> {
  const runtime = await builder().withPageGlobals(globals).create();
  try {
    runtime.setModuleImports('confined.js', { greet: () => 'hello', ...module });
    await use((await exportsOf<EscapeExports>(runtime)).Conformance.Live.Escapes);
  } finally {
    await runtime.terminate();
  }
}
