import { Imports, type ImportModule } from '../../src/imports.js';
import { memberOperation } from '../../src/members.js';
import type { PageGlobals } from '../../src/page-globals.js';
import { ByteReader } from '../../wire/byte-reader.js';
import { FrameWriter } from '../../wire/frame-writer.js';
import { ANY } from '../../wire/form.js';
import {
  GET_PROPERTY,
  GLOBAL_THIS,
  HAS_PROPERTY,
  IMPORT_MODULE,
  SET_PROPERTY,
  TYPE_OF_PROPERTY,
} from '../../wire/operations.js';
import { outcomeOf } from '../runtime/outcome.js';

class Shelter {
  static open(): string {
    return 'open';
  }

  greet(): string {
    return 'from a class';
  }
}

class Larger extends Shelter {}

const module = {
  greet: () => 'hello',
  later: async () => Promise.resolve('later'),
  *several() {
    yield 1;
  },
  async *laterOnes() {
    yield await Promise.resolve(1);
  },
  // A sloppy function, which has `caller` and `arguments` of its own.
  sloppy: Function('return 1'), // eslint-disable-line @typescript-eslint/no-implied-eval
  nested: { deep: { greet: () => 'deep' } },
  shelter: new Shelter(),
  Larger,
  list: ['a', 'b'],
  text: 'text',
  number: 7,
  date: new Date(0),
  promise: Promise.resolve(),
  bare: Object.assign(Object.create(null) as object, { greet: () => 'bare' }),
};

/** Ways out of a module that are known from template languages, sandboxes and expression parsers. */
const escapes = [
  'constructor',
  'constructor.constructor',
  'constructor.assign',
  'constructor.prototype.hasOwnProperty',
  'constructor.getOwnPropertyDescriptor',
  '__proto__.constructor.constructor',
  '__proto__.toString',
  '__proto__.__proto__.valueOf',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupGetter__.call',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'toString.constructor',
  'valueOf',
  'valueOf.call',
  'greet.constructor',
  'greet.constructor.constructor',
  'greet.call',
  'greet.apply',
  'greet.bind',
  'greet.toString',
  'greet.__proto__.constructor',
  'later.constructor',
  'several.constructor',
  'several.prototype.constructor',
  'several.prototype.next.constructor',
  'laterOnes.constructor',
  'laterOnes.prototype.constructor',
  'sloppy.caller',
  'sloppy.arguments',
  'sloppy.caller.constructor',
  'sloppy.prototype.constructor.constructor',
  'sloppy.prototype.__proto__.constructor',
  'nested.constructor.constructor',
  'nested.deep.constructor.constructor',
  'nested.deep.greet.constructor',
  'shelter.constructor',
  'shelter.constructor.constructor',
  'shelter.greet.constructor',
  'shelter.__proto__.constructor',
  'Larger.constructor',
  'Larger.call',
  'Larger.prototype.__proto__.constructor',
  'Larger.__proto__.constructor',
  'list.constructor',
  'list.constructor.from',
  'list.at.constructor',
  'list.map.call',
  'list.__proto__.push',
  'text.constructor',
  'text.constructor.fromCharCode',
  'text.at.constructor',
  'text.__proto__.at',
  'number.constructor.constructor',
  'number.toFixed.constructor',
  'date.constructor.now',
  'date.getTime.constructor',
  'promise.constructor.resolve',
  'promise.then.constructor',
  'bare.greet.constructor',
  'bare.greet.call',
];

const globals = ['document.title', 'eval', 'Function', 'window.eval', 'self.fetch', 'constructor'];

describe('an import path, where C# has none of the page’s globals', () => {
  for (const path of escapes) {
    it(`does not climb out of its module: ${path}`, () => {
      expect(() => run('none', path)).toThrowError(
        Error,
        /^Failed to reach .* of module main\.js: ".*" is not its own.*withPageGlobals\("all"\)/,
      );
      expect(() => run(['document'], path)).toThrowError(/withPageGlobals/);
    });
  }

  it('leads to what the page registered, of whatever kind', async () => {
    expect(run('none', 'greet')).toBe('hello');
    expect(await run('none', 'later')).toBe('later');
    expect(run('none', 'nested.deep.greet')).toBe('deep');
    expect(run('none', 'shelter.greet')).toBe('from a class');
    expect(run('none', 'Larger.open')).toBe('open');
    expect(run('none', 'list.indexOf', 'b')).toBe(1);
    expect(run('none', 'bare.greet')).toBe('bare');
    expect(run('none', 'constructor', 1, { constructor: () => 'its own' })).toBe('its own');
  });

  it('is the error of dotnet.js where there is nothing', () => {
    expect(() => run('none', 'missing')).toThrowError(
      'missing must be a Function but was undefined',
    );
    expect(() => run('none', 'missing.deep')).toThrowError(
      'missing not found while looking up missing.deep',
    );
  });

  for (const path of globals) {
    it(`does not lead to globalThis.${path}`, () => {
      expect(() => run('none', path, '', null)).toThrowError(
        `Failed to reach globalThis.${path}: the page gives C# none of its globals. Make sure to serve it from an import module, or allow it with withPageGlobals(${JSON.stringify([path.split('.')[0]])}).`,
      );
    });
  }

  it('leads to the globals that are named, and not beyond', () => {
    const page = globalThis as unknown as { mark?: object };
    page.mark = { greet: () => 'named' };
    expect(run(['mark'], 'mark.greet', '', null)).toBe('named');
    expect(() => run(['mark'], 'mark.constructor.constructor', '', null)).toThrowError(
      /^Failed to reach globalThis\.mark\.constructor\.constructor.*withPageGlobals/,
    );
    expect(() => run(['mark'], 'document.write', '', null)).toThrowError(
      /of its globals the page gives C# mark alone.*withPageGlobals\(\["mark","document"\]\)/,
    );
    delete page.mark;
  });
});

describe('an import path, where C# has all of the page’s globals,', () => {
  it('leads wherever it leads in thread', () => {
    expect(run('all', 'toString')).toBe('[object Object]');
    expect(run('all', 'greet.constructor', 'return 5')).toBeInstanceOf(Function);
    expect(run('all', 'document.createElement', 'p', null)).toBeInstanceOf(HTMLElement);
  });
});

describe('a member of a page object, where C# has none of the page’s globals,', () => {
  const bounds = new Imports('none').bounds;
  const get = (self: object, name: string): unknown =>
    memberOperation(GET_PROPERTY, ANY, bounds)?.run([self, name]);
  const set = (self: object, name: string, value: unknown): unknown =>
    memberOperation(SET_PROPERTY, ANY, bounds)?.run([self, name, value]);

  it('is the object’s own, or of its class', () => {
    expect(get({ a: 1 }, 'a')).toBe(1);
    expect(get({ a: 1 }, 'b')).toBeUndefined();
    expect(get(document.createElement('p'), 'tagName')).toBe('P');
    const object: { a?: number } = {};
    set(object, 'a', 5);
    expect(object.a).toBe(5);
  });

  it('is no way to what every object inherits', () => {
    for (const object of [{}, [], () => 1, new Shelter(), document.createElement('p')]) {
      for (const name of ['constructor', '__proto__', 'hasOwnProperty', '__lookupGetter__']) {
        expect(() => get(object, name)).toThrowError(
          /of an object of the page.*withPageGlobals\("all"\)/,
        );
      }
    }
    expect(() => set({}, '__proto__', { polluted: true })).toThrowError(/withPageGlobals/);
    expect('polluted' in {}).toBeFalse();
  });
});

describe('what a worker says a member’s name is', () => {
  const functions = ['greet', 'later', 'several', 'laterOnes'].map(
    (name) => (module as unknown as Record<string, object>)[name] ?? {},
  );

  for (const globals of ['none', 'all'] as const) {
    it(`is a text, or an error, with ${globals} of the page’s globals`, () => {
      const { bounds } = new Imports(globals);
      for (const id of [GET_PROPERTY, SET_PROPERTY, HAS_PROPERTY, TYPE_OF_PROPERTY]) {
        for (const name of [['constructor'], ['__proto__'], [['constructor']], 1, null, {}]) {
          for (const object of [...functions, { constructor: 1 }]) {
            expect(() => memberOperation(id, ANY, bounds)?.run([object, name, {}]))
              .withContext(JSON.stringify(name))
              .toThrowError(/its name is no text/);
          }
        }
      }
    });
  }

  it('leads to no function that makes functions, not even by what only such a one has', () => {
    const { bounds } = new Imports('none');
    for (const made of functions) {
      const prototype = Object.getPrototypeOf(made) as Record<string, unknown>;
      for (const name of ['constructor', 'prototype', 'made']) {
        if (name === 'made') prototype[name] = 'by the page';
        // What a function has itself is its own.
        if (Object.hasOwn(made, name) || !(name in made)) continue;
        expect(() => bounds.read(made, name, () => name))
          .withContext(name)
          .toThrowError(/withPageGlobals/);
      }
      delete prototype['made'];
    }
  });
});

describe('what C# reaches beside imports', () => {
  it('is GlobalThis with the named globals alone', () => {
    const all = operation('all', GLOBAL_THIS);
    expect(all).toBe(globalThis);
    expect(() => operation('none', GLOBAL_THIS)).toThrowError(/GlobalThis.*withPageGlobals/);
    const imports = new Imports(['document', 'noSuchGlobal']);
    const picked = imports.operation(GLOBAL_THIS)?.run([]) as Record<string, unknown>;
    // Not toBe: it has no text for a message.
    expect(imports.operation(GLOBAL_THIS)?.run([]) === picked).toBeTrue();
    expect(imports.bounds.read(picked, 'document', () => '')).toBe(document);
    expect(imports.bounds.read(picked, 'noSuchGlobal', () => '')).toBeUndefined();
    expect('document' in picked).toBeTrue();
    expect('localStorage' in picked).toBeFalse();
    for (const name of ['localStorage', 'constructor', '__proto__']) {
      expect(() => picked[name]).toThrowError(new RegExp(`globalThis\\.${name}.*withPageGlobals`));
    }
    expect(() => (picked['document'] = 1)).toThrowError(/to write it.*withPageGlobals/);
  });

  it('is a module that is loaded, with all of the globals only', async () => {
    const url = new URL('/base/test/fixtures/loaded-module.js', location.href).href;
    expect(await operation('all', IMPORT_MODULE, 'a.js', url)).toEqual(jasmine.any(Object));
    for (const allowed of ['none', ['document']] as const) {
      const outcome = await outcomeOf(() => operation(allowed, IMPORT_MODULE, 'a.js', url));
      expect(outcome).toEqual({
        message: jasmine.stringMatching(
          /loaded-module.*ImportAsync.*setModuleImports\("a\.js", …\).*withPageGlobals/,
        ) as unknown as string,
      });
    }
  });
});

/** What C# gets when it binds `path` and calls it. */
function run(
  globals: PageGlobals,
  path: string,
  argument: unknown = '',
  served: ImportModule | null = module,
): unknown {
  const imports = new Imports(globals);
  if (served) imports.register('main.js', served);
  const out = new FrameWriter();
  out.u32(1);
  out.text(served ? 'main.js' : '');
  out.text(path);
  out.text('[null,0]');
  imports.bind(new ByteReader(out.bytes.subarray(0, out.length)));
  return imports.get(1).run([argument]);
}

function operation(globals: PageGlobals, id: number, ...args: unknown[]): unknown {
  return new Imports(globals).operation(id)?.run(args);
}
