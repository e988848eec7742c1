import * as fc from 'fast-check';
import { MANAGED_OBJECT, PLAIN_OBJECT } from '../../wire/border.js';
import { ANY, ARRAY, COPY, FUNCTION, PROMISE, REFERENCE, type Form } from '../../wire/form.js';
import { always, must } from './always.js';
import { Pair, Special, type Proxied } from './pair.js';

class Thing {
  constructor(readonly name: string) {}
}

const makers: (() => object)[] = [
  () => ({}),
  () => new Thing('a'),
  () => new Special(),
  () => () => undefined,
  () => new Map(),
  () => Object.create(null) as object,
  () => Object.freeze({ a: 1 }),
  () => new Error('an error'),
];

describe('an object that stays where it is', () => {
  it('has one stand-in while that lives, and comes home as itself', () =>
    always(
      fc.property(
        fc.array(fc.constantFrom(...makers), { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 40 }),
        (made, moves) => {
          const pair = new Pair();
          const near = made.map((make) => make());
          const far = made.map((make) => make());
          const nearSeen = new Map<object, unknown>();
          for (const [pick, back] of moves) {
            const value = (back ? far : near)[pick % made.length] ?? {};
            const there = back ? pair.passBack(value) : pair.pass(value);
            must(
              nearSeen.get(value) === undefined || nearSeen.get(value) === there,
              'it has one stand-in',
            );
            nearSeen.set(value, there);
            must(
              (back ? pair.pass(there) : pair.passBack(there)) === value,
              'it comes home as itself',
            );
          }
          must(pair.near.connection.owned.size <= made.length, 'each object has one handle');
        },
      ),
      { numRuns: 200 },
    ));

  it('keeps its identity inside one array, and across arrays', () => {
    const pair = new Pair();
    const thing = new Thing('a');
    const [first, second] = pair.pass([thing, [thing]]) as [unknown, [unknown]];
    expect(first).toBe(second[0]);
    expect(pair.pass(thing)).toBe(first);
  });

  it('is told apart as its side tells it apart', () => {
    const pair = new Pair();
    expect((pair.pass(new Special()) as Proxied).variety).toBe(MANAGED_OBJECT);
    expect((pair.pass({}) as Proxied).variety).toBe(PLAIN_OBJECT);
  });

  it('comes home as itself in every form', () => {
    const forms: Form[] = [ANY, REFERENCE, COPY, [ARRAY, ANY], [PROMISE, ANY], [FUNCTION, [], ANY]];
    for (const form of forms) {
      const pair = new Pair();
      const thing = new Thing('a');
      expect(pair.passBack(pair.pass(thing, form), form)).toBe(thing);
    }
  });

  it('is anything at all, where the signature wants a reference', () => {
    const things = [[1, 2], new Date(), Uint8Array.of(1), Promise.resolve(1), { a: 1 }, () => 1];
    for (const thing of things) {
      const pair = new Pair();
      const there = pair.pass(thing, REFERENCE);
      expect(there).not.toEqual(thing);
      expect(pair.passBack(there, REFERENCE)).toBe(thing);
      expect(pair.passBack([there], [ARRAY, ANY])).toEqual([thing]);
    }
  });

  it('that was released is an error when it comes home late', () => {
    const pair = new Pair();
    const there = pair.pass({});
    pair.near.connection.owned.release(1, 1);
    expect(() => pair.passBack(there)).toThrowError(/was released/);
  });
});

describe('a function on the other side', () => {
  it('calls the function, and gives what it returned', async () => {
    const pair = new Pair();
    const add = pair.pass((a: number, b: number) => a + b) as (
      ...args: number[]
    ) => Promise<number>;
    const sum = add(1, 2);
    await pair.settle();
    expect(await sum).toBe(3);
  });

  it('has the parameters and the result of its form', async () => {
    const pair = new Pair();
    const form: Form = [FUNCTION, [REFERENCE], REFERENCE];
    const same = pair.pass((value: unknown) => value, form) as (value: unknown) => Promise<unknown>;
    const array = [1];
    const result = same(array);
    await pair.settle();
    expect(await result).toBe(array);
  });

  it('inside configuration takes and gives configuration', async () => {
    const pair = new Pair();
    const { visit } = pair.pass({ visit: (a: object) => ({ ...a, more: [1] }) }, COPY) as {
      visit: (value: object) => Promise<unknown>;
    };
    const result = visit({ a: { b: 1 } });
    await pair.settle();
    expect(await result).toEqual({ a: { b: 1 }, more: [1] });
  });
});

describe('a promise', () => {
  for (const form of [ANY, COPY, [PROMISE, ANY], [ARRAY, [PROMISE, ANY]]] as Form[]) {
    it(`is a promise on the other side, by form ${fc.stringify(form)}`, async () => {
      const pair = new Pair();
      const there = pair.pass([Promise.resolve('done')], form) as Promise<unknown>[];
      expect(there[0] instanceof Promise).toBeTrue();
      await pair.settle();
      expect(await there[0]).toBe('done');
    });
  }

  it('of another kind counts as well, and settles once', async () => {
    const pair = new Pair();
    const thenable = {
      then: (resolve: (value: unknown) => void) => {
        resolve(1);
        resolve(2);
      },
    };
    const there = pair.pass(thenable) as Promise<unknown>;
    await pair.settle();
    expect(await there).toBe(1);
    expect(pair.near.connection.owned.size).toBe(0);
  });

  it('rejects with the error of the other side', async () => {
    const pair = new Pair();
    const error = new RangeError('too far');
    const there = pair.pass(Promise.reject(error)) as Promise<unknown>;
    const failure = there.catch((reason: unknown) => reason);
    await pair.settle();
    expect(await failure).toEqual(jasmine.any(RangeError));
    expect(pair.passBack(await failure)).toBe(error);
  });

  it('rejects when its value cannot cross', async () => {
    const pair = new Pair();
    const failure = (pair.pass(Promise.resolve(Symbol('s'))) as Promise<unknown>).catch(
      (reason: unknown) => reason,
    );
    await pair.settle();
    expect(await failure).toEqual(jasmine.any(TypeError));
  });
});
