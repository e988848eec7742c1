import { ManagedError, SynchronousImportError } from 'dotnet-worker';
import { messageOf } from './outcome.js';
import { sharedRuntime } from './start.js';

type Sync<Args extends unknown[], Result> = ((...args: Args) => Promise<Result>) & {
  sync: (...args: Args) => Result;
};

interface Exports {
  Conformance: {
    Exported: {
      Numbers: { Int32: Sync<[value: number], number> };
      Errors: { Throw: Sync<[message: string], void> };
      Objects: { JSObject: Sync<[value: object], object> };
    };
    Imported: {
      Order: {
        AddMany: (count: number) => Promise<number>;
        CountToThree: Sync<[], number>;
      };
    };
  };
}

describe('the synchronous form of an export', () => {
  let answer: (first: number, second: number) => number;
  let count = 0;
  const shared = sharedRuntime<Exports>({
    'shapes.js': {
      add: (first: number, second: number) => answer(first, second),
      counter: { next: () => ++count },
    },
  });
  const exported = () => shared.exports.Conformance.Exported;
  const imported = () => shared.exports.Conformance.Imported;

  it('gives its value at once while the page serves a synchronous import', async () => {
    answer = (first, second) => exported().Numbers.Int32.sync(first + second);
    expect(await imported().Order.AddMany(100)).toBe(4950);
  });

  it('may import again', async () => {
    count = 0;
    answer = () => imported().Order.CountToThree.sync();
    expect(await imported().Order.AddMany(1)).toBe(3);
    expect(count).toBe(3);
  });

  it('throws what C# throws', async () => {
    let thrown: unknown;
    answer = () => {
      try {
        exported().Errors.Throw.sync('at once');
      } catch (error) {
        thrown = error;
      }
      return 1;
    };
    expect(await imported().Order.AddMany(1)).toBe(1);
    expect(thrown).toBeInstanceOf(ManagedError);
    expect(messageOf(thrown)).toBe('at once');
  });

  it('keeps the identity of objects', async () => {
    const object = {};
    let same: unknown;
    answer = () => {
      same = exported().Objects.JSObject.sync(object);
      return 1;
    };
    await imported().Order.AddMany(1);
    expect(same).toBe(object);
  });

  it('is an error anywhere else, which says what to do', async () => {
    expect(() => exported().Numbers.Int32.sync(1)).toThrowError(
      SynchronousImportError,
      /Conformance\.Exported\.Numbers\.Int32.*await/s,
    );
    expect(await exported().Numbers.Int32(1)).toBe(1);
  });
});
