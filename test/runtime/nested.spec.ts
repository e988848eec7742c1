import { ManagedError } from 'dotnet-worker';
import { delegateImports, type DelegateExports } from './delegate-imports.js';
import { messageOf, rejectionOf } from './outcome.js';
import { sharedRuntime } from './start.js';
import { letTurnsPass } from './turns.js';

type Numbers = (value: number) => number;

interface Exports {
  Conformance: {
    Imported: {
      Delegates: DelegateExports;
    };
  };
}

describe('a nested call', () => {
  let kept: ((value: number) => number | Promise<number>) | undefined;
  let nestedError: unknown;
  let swallow = true;
  const shared = sharedRuntime<Exports>({
    'shapes.js': {
      ...delegateImports,
      takeThrower: (action: () => void) => {
        try {
          action();
          return 'nothing was thrown';
        } catch (error) {
          nestedError = error;
          if (!swallow) throw error;
          return messageOf(error);
        }
      },
      keepFunc: (func: Numbers) => {
        kept = func;
      },
    },
  });
  const delegates = () => shared.exports.Conformance.Imported.Delegates;

  it('of an Action has happened when it returns', async () => {
    expect(await delegates().PassAction0()).toBe('called');
    expect(await delegates().PassAction3()).toBe('1 two True');
  });

  it('of a Func returns its value, not a promise', async () => {
    expect(await delegates().PassFunc0(41)).toBe(42);
    expect(await delegates().PassFunc1(40, 2)).toBe(42);
    expect(await delegates().PassFunc3()).toBe('1 TWO TRUE');
  });

  it('throws on the page what C# threw', async () => {
    swallow = true;
    expect(await delegates().PassThrower('thrown in between')).toBe('thrown in between');
    expect(nestedError).toBeInstanceOf(ManagedError);
  });

  it('that throws through the page into C# and out again is the same error', async () => {
    swallow = false;
    const error = await rejectionOf(delegates().PassThrower('all the way'));
    expect(error).toBe(nestedError);
    expect((error as Error).message).toBe('all the way');
  });

  it('goes the other way too: C# calls a function that an import returned', async () => {
    expect(await delegates().UseReturned(21)).toBe(42);
  });

  it('may import again inside, to depth 10', async () => {
    expect(await delegates().Descend(10)).toBe(10);
  });

  it('may make plain imports on each of its levels', async () => {
    expect(await delegates().DescendWithImports(10, 20)).toBe(11 * 20);
  });

  it('is a promise once the import has returned', async () => {
    await delegates().Leave(2);
    const later = kept?.(40);
    expect(later).toBeInstanceOf(Promise);
    expect(await later).toBe(42);
    await letTurnsPass(5);
    expect(await kept?.(1)).toBe(3);
  });

  it('leaves everything in place for the next', async () => {
    for (let round = 0; round < 50; round++) {
      expect(await delegates().PassFunc1(round, 1)).toBe(round + 1);
    }
  });
});
