import { directions, echo, Mirror, type EchoExports } from './round-trip.js';
import { sharedRuntime } from './start.js';

interface Exports extends EchoExports {
  Conformance: EchoExports['Conformance'] & {
    Exported: {
      Objects: {
        AreSame: (first: unknown, second: unknown) => Promise<boolean>;
        Keep: (value: object | null) => Promise<void>;
        Kept: () => Promise<object | null>;
        DisposeKept: () => Promise<void>;
        MakeBox: (value: number) => Promise<object>;
        Unbox: (box: object) => Promise<number>;
      };
    };
    Imported: {
      Objects: {
        KeepsManagedObject: () => Promise<boolean>;
        KeepsJSObject: (value: object) => Promise<boolean>;
      };
    };
  };
}

class Account {
  #secret = 42;
  reveal(): number {
    return this.#secret;
  }
}

const pageObjects: Record<string, object> = {
  'a plain object': { nested: { deep: true } },
  'a class instance': new Account(),
  'a Map': new Map([[1, 2]]),
  'an element of the page': document.createElement('p'),
  'a function': (value: number) => value + 1,
  window: globalThis,
};

describe('an object of the page', () => {
  const mirror = new Mirror();
  const shared = sharedRuntime<Exports>({ 'shapes.js': mirror.module });

  for (const direction of directions) {
    for (const [name, object] of Object.entries(pageObjects)) {
      it(`comes back as itself through ${direction} when it is ${name}`, async () => {
        expect(await echo(shared.exports, direction, 'Objects.JSObject', object)).toBe(object);
        if (direction === 'Imported') expect(mirror.last).toBe(object);
      });
    }

    it(`comes back as itself through ${direction} when C# takes it as object`, async () => {
      const object = new Account();
      expect(await echo(shared.exports, direction, 'Objects.Any', object)).toBe(object);
    });

    it(`may be null through ${direction}`, async () => {
      expect(await echo(shared.exports, direction, 'Objects.JSObject', null)).toBeNull();
      expect(await echo(shared.exports, direction, 'Objects.Any', null)).toBeNull();
    });
  }

  it('is one JSObject in C#, however often it is sent', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    const object = {};
    expect(await Objects.AreSame(object, object)).toBeTrue();
    expect(await Objects.AreSame(object, {})).toBeFalse();
    expect(await shared.exports.Conformance.Imported.Objects.KeepsJSObject(object)).toBeTrue();
  });

  it('lives on in C# and comes back later', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    const object = new Account();
    await Objects.Keep(object);
    const kept = await Objects.Kept();
    expect(kept).toBe(object);
    await Objects.DisposeKept();
    expect(await Objects.Kept()).toBeNull();
  });

  it('can be sent again after C# has disposed of its JSObject', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    const object = new Account();
    for (let round = 0; round < 3; round++) {
      await Objects.Keep(object);
      await Objects.DisposeKept();
    }
    await Objects.Keep(object);
    expect(await Objects.Kept()).toBe(object);
    await Objects.DisposeKept();
  });
});

describe('an object of C#', () => {
  const mirror = new Mirror();
  const shared = sharedRuntime<Exports>({ 'shapes.js': mirror.module });

  it('is the same C# object when it comes back', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    const box = await Objects.MakeBox(7);
    expect(await Objects.Unbox(box)).toBe(7);
    expect(await Objects.AreSame(box, box)).toBeTrue();
    expect(await Objects.AreSame(box, await Objects.MakeBox(7))).toBeFalse();
  });

  it('is the same proxy on the page each time it arrives', async () => {
    const box = await shared.exports.Conformance.Exported.Objects.MakeBox(7);
    expect(await echo(shared.exports, 'Exported', 'Objects.Any', box)).toBe(box);
    expect(await echo(shared.exports, 'Imported', 'Objects.Any', box)).toBe(box);
    expect(mirror.last).toBe(box);
  });

  it('keeps its identity through an import', async () => {
    expect(await shared.exports.Conformance.Imported.Objects.KeepsManagedObject()).toBeTrue();
  });
});
