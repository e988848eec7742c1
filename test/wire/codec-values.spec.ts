import * as fc from 'fast-check';
import {
  ANY,
  ARRAY,
  CHAR,
  COPY,
  NOTHING,
  PROMISE,
  SCALAR,
  type Form,
  ERROR,
} from '../../wire/form.js';
import { always, must, requireSame } from './always.js';
import { Pair } from './pair.js';
import { configuration, copied, scalar } from './values.js';

const scalarForms: readonly Form[] = [ANY, SCALAR, CHAR, COPY];
const arrayForms: readonly Form[] = [
  ANY,
  COPY,
  [ARRAY, ANY],
  [ARRAY, [ARRAY, ANY]],
  [PROMISE, ANY],
];

describe('a value that crosses by copy', () => {
  for (const form of scalarForms) {
    it(`is the same after form ${fc.stringify(form)}, when it is a scalar`, () =>
      always(
        fc.property(scalar, (value) => {
          // A char may be written as a string; what arrives is its number.
          fc.pre(form !== CHAR || typeof value !== 'string' || value.length !== 1);
          requireSame(new Pair().pass(value, form), value);
        }),
        { numRuns: 300 },
      ));
  }

  for (const form of arrayForms) {
    it(`is the same after form ${fc.stringify(form)}, when it is an array of anything`, () =>
      always(
        fc.property(fc.array(copied), (value) => {
          requireSame(new Pair().pass(value, form), value);
        }),
        { numRuns: 200 },
      ));
  }

  it('is the same as the item of an array of scalars', () =>
    always(
      fc.property(fc.array(scalar), (value) => {
        requireSame(new Pair().pass(value, [ARRAY, SCALAR]), value);
      }),
    ));

  it('keeps the edges of every number', () => {
    const edges = [
      0,
      -0,
      NaN,
      Infinity,
      2 ** 31 - 1,
      2 ** 31,
      -(2 ** 31),
      -(2 ** 31) - 1,
      2 ** 53,
      5e-324,
    ];
    const wide = [2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n), -(2n ** 63n) - 1n, 0n, -1n];
    for (const value of [...edges, ...wide]) {
      expect(Object.is(new Pair().pass(value), value))
        .withContext(String(value))
        .toBeTrue();
    }
  });

  it('keeps an invalid date invalid', () => {
    const value = new Pair().pass(new Date(NaN), SCALAR);
    expect(value instanceof Date && Number.isNaN(value.getTime())).toBeTrue();
  });

  it('gives a hole of an array as undefined', () => {
    const sparse = new Array<unknown>(3);
    sparse[1] = 1;
    expect(new Pair().pass(sparse)).toEqual([undefined, 1, undefined]);
  });

  it('is a fresh copy each time', () => {
    const pair = new Pair();
    const value = [[1], new Date(0), Uint8Array.of(1)];
    const first = pair.pass(value) as unknown[];
    const second = pair.pass(value) as unknown[];
    first.forEach((each, index) => {
      expect(each).not.toBe(second[index]);
    });
  });

  it('is undefined when nobody reads it', () =>
    always(
      fc.property(copied, (value) => {
        requireSame(new Pair().pass(value, NOTHING), undefined);
      }),
    ));
});

describe('a value that was thrown', () => {
  it('keeps its identity when it is an object, and its value when it is none', () => {
    const pair = new Pair();
    for (const thrown of [[1], new Date(0), new Uint8Array(2), { a: 1 }]) {
      expect(pair.pass(thrown, ERROR)).not.toEqual(thrown);
      expect(pair.passBack(pair.pass(thrown, ERROR))).toBe(thrown);
    }
    expect(pair.pass('text', ERROR)).toBe('text');
  });
});

describe("a call's arguments", () => {
  it('cross each by its own form, those beyond the forms by their kind', () =>
    always(
      fc.property(
        fc.array(copied, { maxLength: 20 }),
        fc.array(fc.constantFrom<Form>(ANY, COPY), { maxLength: 20 }),
        (values, forms) => {
          requireSame(passAll(new Pair(), values, forms), values);
        },
      ),
    ));

  it('cross up to 255, and more are refused', () => {
    const many = Array.from({ length: 255 }, (_each, index) => index);
    expect(passAll(new Pair(), many, undefined)).toEqual(many);
    expect(() => passAll(new Pair(), [...many, 255], undefined)).toThrowError(TypeError, /256/);
  });
});

describe('configuration', () => {
  it('crosses key by key, in the order of its keys', () =>
    always(
      fc.property(configuration, (value) => {
        requireSame(new Pair().pass(value, COPY), value);
      }),
      { numRuns: 300 },
    ));

  it('without a prototype crosses as a plain object', () => {
    const value = Object.assign(Object.create(null) as object, { a: [1] });
    expect(new Pair().pass(value, COPY)).toEqual({ a: [1] });
  });

  it('sets no prototype from a key of that name', () => {
    const value = JSON.parse('{"__proto__":{"polluted":1}}') as object;
    const copy = new Pair().pass(value, COPY) as { polluted?: number };
    expect(copy.polluted).toBeUndefined();
    expect(Object.keys(copy)).toEqual(['__proto__']);
  });

  it('that is an instance of a class stays where it is', () => {
    const pair = new Pair();
    const url = new URL('https://example.org/');
    const there = pair.pass({ url }, COPY) as { url: unknown };
    expect(pair.passBack(there.url)).toBe(url);
  });

  it('counts no handle when all of it is copied', () =>
    always(
      fc.property(configuration, (value) => {
        const pair = new Pair();
        pair.pass(value, COPY);
        must(pair.near.connection.owned.size === 0, 'nothing is owned');
      }),
    ));
});

function passAll(
  pair: Pair,
  values: readonly unknown[],
  forms: readonly Form[] | undefined,
): unknown[] {
  const { outbox, codec } = pair.near.connection;
  outbox.recordLast((out) => {
    codec.encoder.encodeAll(out, values, forms);
  });
  const { input, buffers } = pair.takeLast();
  const args = pair.far.connection.codec.decoder.decodeAll(input, buffers, forms);
  if (!input.atEnd) throw new Error('Something of the arguments was left over.');
  return args;
}
