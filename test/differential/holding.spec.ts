import { sharedRuntime, withRuntime } from '../runtime/start.js';
import { turnIn } from '../runtime/turns.js';

interface Exports {
  Conformance: {
    Live: {
      Holding: {
        Hold: (objects: object[]) => Promise<void>;
        DisposeAll: () => Promise<void>;
        UseDisposed: (value: object) => Promise<string>;
        Child: (value: object, path: string) => Promise<number>;
        ChildItself: (value: object, path: string) => Promise<object>;
        ChildIsSame: (value: object, path: string, child: object) => Promise<boolean>;
        Length: (array: object) => Promise<number>;
        Element: (array: object, index: number) => Promise<object | null>;
        SetElement: (array: object, index: number, value: object) => Promise<void>;
        TypeOf: (value: object, name: string) => Promise<string>;
        AreAllOne: (
          one: object,
          array: object[],
          boxed: object,
          parent: object,
        ) => Promise<boolean>;
        IsOneLater: (argument: object, later: Promise<object>) => Promise<boolean>;
        UseInManyWays: (
          ofNumber: (value: number) => number,
          ofError: (error: Error) => string,
          itself: object,
        ) => Promise<string>;
      };
    };
  };
}

describe('a page object that C# holds', () => {
  let given: object = {};
  const shared = sharedRuntime<Exports>({ 'holding.js': { give: () => given } });
  const holding = () => shared.exports.Conformance.Live.Holding;

  it('is let go of by Dispose, of whatever kind it is', async () => {
    // A runtime of its own: what other specs have left to the collector would be counted too.
    await withRuntime<Exports>(async ({ runtime, exports }) => {
      const { Holding } = exports.Conformance.Live;
      const before = (await runtime.inspect()).pageHandles;
      const elements = 'document' in globalThis ? [document.createElement('p')] : [];
      const objects = [{}, [1], () => 1, new Map(), new Date(0), ...elements];
      await Holding.Hold(objects);
      expect((await runtime.inspect()).pageHandles).toBe(before + objects.length);
      await Holding.DisposeAll();
      await turnIn(async () => (await runtime.inspect()).pageHandles <= before);
      expect((await runtime.inspect()).pageHandles).toBe(before);
    });
  });

  it('is refused by C# after Dispose', async () => {
    expect(await holding().UseDisposed({ mark: 'gone' })).toBe('disposed: True');
  });

  it('leads to its children, to any depth, and they are the page’s own', async () => {
    const leaf = { mark: 7 };
    const root = { first: { second: leaf } };
    expect(await holding().Child(root, 'first.second')).toBe(7);
    expect(await holding().ChildItself(root, 'first.second')).toBe(leaf);
    expect(await holding().ChildIsSame(root, 'first.second', leaf)).toBeTrue();
    expect(await holding().ChildIsSame(root, 'first', leaf)).toBeFalse();
  });

  it('may be an array: C# sees the page’s own, not a copy', async () => {
    const element = { an: 'element' };
    const array: unknown[] = [element, 2];
    expect(await holding().Length(array)).toBe(2);
    expect(await holding().Element(array, 0)).toBe(element);
    const other = { another: 'one' };
    await holding().SetElement(array, 2, other);
    expect(array.length).toBe(3);
    expect(array[2]).toBe(other);
  });

  it('may be a function, with members', async () => {
    const work = Object.assign((first: number) => first, { mark: 1, inner: { mark: 2 } });
    expect(await holding().Child({ work }, 'work.inner')).toBe(2);
    expect(await holding().Child({ work }, 'work')).toBe(1);
    expect(await holding().TypeOf({ work }, 'work')).toBe('function');
    expect(await holding().ChildItself({ work }, 'work')).toBe(work);
    expect(await holding().Length(work)).toBe(1);
  });

  it('is one JSObject by every path', async () => {
    const one = { mark: 'one' };
    given = one;
    expect(await holding().AreAllOne(one, [one], one, { child: one })).toBeTrue();
    expect(await holding().IsOneLater(one, Promise.resolve(one))).toBeTrue();
    given = {};
    expect(await holding().AreAllOne(one, [one], one, { child: one })).toBeFalse();
  });

  it('may be one function as delegates of two types and as an object, of which one is disposed', async () => {
    const work = (value: unknown): unknown =>
      value instanceof Error ? value.message : (value as number) + 1;
    const used = await holding().UseInManyWays(
      work as (value: number) => number,
      work as (error: Error) => string,
      work,
    );
    expect(used).toBe('2 in C# 1 3 later');
  });
});
