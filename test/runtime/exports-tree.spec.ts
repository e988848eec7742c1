import { assembly, exportsOf, sharedRuntime } from './start.js';

type Method = (...args: unknown[]) => Promise<unknown>;

interface Place {
  Where: Method;
}

interface Exports {
  MyClass: Record<string, Method>;
  Bare: Place;
  Conformance: {
    Imported: Record<string, unknown>;
    Exported: {
      Overloads: Record<string, Method>;
      Outer: Place & { Inner: Place & { Innermost: Place } };
      Deeper: { Still: { Place: Place & { Join: Method; NoSuchMethod?: Method } } };
      NoSuchClass?: Record<string, Method>;
    };
  };
  NoSuchNamespace?: object;
}

describe('the tree of exports', () => {
  const shared = sharedRuntime<Exports>();

  it('is of plain objects, with namespaces and classes as their keys', () => {
    const { exports } = shared;
    expect(Object.keys(exports).sort()).toEqual(['Bare', 'Conformance', 'MyClass']);
    expect(Object.keys(exports.Conformance).sort()).toEqual([
      'Exported',
      'Guide',
      'Imported',
      'Live',
      'Positions',
    ]);
    expect(Object.getPrototypeOf(exports)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(exports.Conformance.Exported.Outer)).toBe(Object.prototype);
    expect('Conformance' in exports).toBeTrue();
  });

  it('has methods as functions, and their hashed names beside them', () => {
    const keys = Object.keys(shared.exports.MyClass);
    expect(keys.length).toBe(2);
    expect(keys).toContain('Greeting');
    expect(keys.find((key) => /^Greeting\.\d+$/.test(key))).toBeDefined();
    expect(keys.map((key) => typeof shared.exports.MyClass[key])).toEqual(['function', 'function']);
  });

  it('has undefined where there is nothing', () => {
    const { Exported } = shared.exports.Conformance;
    expect(shared.exports.NoSuchNamespace).toBeUndefined();
    expect(Exported.NoSuchClass).toBeUndefined();
    expect(Exported.Deeper.Still.Place.NoSuchMethod).toBeUndefined();
    expect((shared.exports as { then?: unknown }).then).toBeUndefined();
  });

  it('has classes without a namespace, in deep ones, and nested in classes', async () => {
    const { Bare, Conformance } = shared.exports;
    const { Outer, Deeper } = Conformance.Exported;
    expect(await Bare.Where()).toBe('Bare');
    expect(await Outer.Where()).toBe('Outer');
    expect(await Outer.Inner.Where()).toBe('Outer.Inner');
    expect(await Outer.Inner.Innermost.Where()).toBe('Outer.Inner.Innermost');
    expect(await Deeper.Still.Place.Where()).toBe('Conformance.Exported.Deeper.Still.Place');
  });

  it('has each overload under its own hashed name', async () => {
    const { Overloads } = shared.exports.Conformance.Exported;
    const hashed = Object.keys(Overloads).filter((key) => key.startsWith('Pick.'));
    expect(hashed.length).toBe(3);
    const answers = new Set<unknown>();
    for (const key of hashed) {
      for (const args of [[1], ['text'], [1, 2]]) {
        answers.add(await Overloads[key]?.(...args).catch(() => undefined));
      }
    }
    expect(answers).toContain('one number: 1');
    expect(answers).toContain('one string: text');
    expect(answers).toContain('two numbers: 1 2');
    expect(typeof Overloads['Pick']).toBe('function');
  });

  it('has functions that need no `this` and give a promise', async () => {
    const { Where } = shared.exports.Bare;
    const result = Where();
    expect(result).toBeInstanceOf(Promise);
    expect(await result).toBe('Bare');
  });

  it('has functions that ignore what is given beyond their parameters', async () => {
    const { Place } = shared.exports.Conformance.Exported.Deeper.Still;
    expect(await Place.Join('a', 1, 2.5, true, 'b', 3)).toBe('a 1 2.5 True b 3');
    expect(await Place.Where(1, 'two', {})).toBe('Conformance.Exported.Deeper.Still.Place');
  });

  it('is the same for the name of the assembly with and without its extension', async () => {
    const other = await exportsOf<Exports>(shared.runtime, `${assembly}.dll`);
    expect(Object.keys(other).sort()).toEqual(['Bare', 'Conformance', 'MyClass']);
    expect(await other.Bare.Where()).toBe('Bare');
  });

  it('is refused for an assembly that is not there, and the runtime lives on', async () => {
    await expectAsync(shared.runtime.getAssemblyExports('NoSuchAssembly')).toBeRejected();
    expect(await shared.exports.Bare.Where()).toBe('Bare');
  });
});
