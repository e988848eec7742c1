import * as fc from 'fast-check';
import { ANY, ARRAY, CHAR, COPY, SCALAR, type Form } from '../../wire/form.js';
import { always, must } from './always.js';
import { Pair } from './pair.js';
import { copied } from './values.js';

describe('a value that cannot cross', () => {
  it('is refused by its place, and leaves nothing behind', () =>
    always(
      fc.property(
        fc.array(copied, { maxLength: 5 }),
        fc.array(fc.nat(5), { maxLength: 8 }),
        (before, path) => {
          const pair = new Pair();
          const { outbox, codec, owned } = pair.near.connection;
          let bad: unknown = Symbol('unsendable');
          // Each array on the way holds what would be counted, or ride beside the frame.
          for (const place of [...path].reverse()) {
            const fillers = [{}, () => 1, new Error('filler'), new Uint8Array(40_000), [{}]];
            bad = [...fillers.slice(0, place), bad];
          }
          const message = refusal(() => {
            outbox.recordLast((out) => {
              codec.encoder.encodeAll(out, [...before, bad], undefined);
            });
          });
          const place = `argument ${before.length + 1}${path.map((at) => `[${at}]`).join('')}:`;
          must(message.includes(place), `"${message}" names ${place}`);
          must(outbox.isEmpty && outbox.out.beside.length === 0, 'nothing is in the frame');
          must(owned.size === 0, 'no handle is counted');
        },
      ),
      { numRuns: 300 },
    ));

  it('is named as part of the result, when it is in a result', () => {
    const pair = new Pair();
    // An earlier call must not be what the path is made of.
    passArguments(pair, [[[1], [2, [3]]]]);
    expect(refusal(() => pair.pass(Symbol('s')))).toContain('the result:');
    expect(refusal(() => pair.pass([1, [Symbol('s')]]))).toContain('the result[1][0]:');
  });

  it('is named by its key, when it is in configuration', () => {
    const pair = new Pair();
    const bad = { list: [0, { 'a b': Symbol('s') }] };
    expect(
      refusal(() => {
        passArguments(pair, [[1, [2]], bad], [ANY, COPY]);
      }),
    ).toContain('argument 2.list[1]["a b"]:');
  });

  it('may be one that contains itself', () => {
    const array: unknown[] = [];
    array.push(array);
    expect(
      refusal(() => {
        passArguments(new Pair(), [array]);
      }),
    ).toMatch(/argument 1\[0\].*contain/);
    const record: Record<string, unknown> = {};
    record['self'] = record;
    expect(
      refusal(() => {
        passArguments(new Pair(), [record], [COPY]);
      }),
    ).toMatch(/argument 1\.self.*contain/);
  });

  it('does not take along what was sent before it', () => {
    const pair = new Pair();
    const kept = {};
    pair.pass(kept);
    refusal(() => pair.pass([kept, {}, Symbol('s')]));
    expect(pair.near.connection.owned.size).toBe(1);
    pair.near.connection.owned.release(1, 1);
    expect(pair.near.connection.owned.size).toBe(0);
  });

  it('throws its own error from a getter', () => {
    const pair = new Pair();
    const bad = {
      first: {},
      get second(): never {
        throw new Error('of the getter');
      },
    };
    expect(() => pair.pass([() => 1, bad], COPY)).toThrowError('of the getter');
    expect(pair.near.connection.owned.size).toBe(0);
  });

  it('does not disturb the count of an array that grows while it is read', () => {
    const growing: unknown[] = [new Error('first'), 2];
    Object.defineProperty(growing[0], 'message', {
      get: () => {
        growing.push('more');
        return 'grown';
      },
    });
    expect((new Pair().pass(growing) as unknown[]).length).toBe(2);
  });
});

describe('what is no scalar', () => {
  for (const form of [SCALAR, CHAR] as Form[]) {
    it(`crosses by form ${fc.stringify(form)} as what the marshaller quotes of it`, () => {
      const toString = () => 'my text';
      for (const value of [{ toString }, Object.assign(() => 1, { toString })]) {
        const there = new Pair().pass(value, form);
        expect(typeof there).toBe(typeof value);
        expect(String(there)).toBe('my text');
      }
      const symbol = new Pair().pass(Symbol('mine'), form);
      expect(String(symbol)).toBe('Symbol(mine)');
    });
  }

  it('counts no handle, even inside an array', () => {
    const pair = new Pair();
    const there = pair.pass([{}, [1], () => 1, Symbol('s')], [ARRAY, SCALAR]) as unknown[];
    expect(there.map((value) => typeof value)).toEqual(['object', 'object', 'function', 'symbol']);
    expect(pair.near.connection.owned.size).toBe(0);
  });

  it('and has no text has none there either', () => {
    for (const value of [Object.create(null), { toString: null, valueOf: null }] as object[]) {
      const there = new Pair().pass(value, SCALAR) as string;
      expect(() => ''.concat(there)).toThrowError(TypeError);
    }
  });
});

describe('a char', () => {
  it('written as a string of one unit crosses as its number', () =>
    always(
      fc.property(fc.nat(0xffff), (unit) => {
        must(new Pair().pass(String.fromCharCode(unit), CHAR) === unit, 'it is the number');
      }),
    ));

  it('written as another string crosses as that, for the marshaller to refuse', () => {
    for (const value of ['', 'ab', '😀']) expect(new Pair().pass(value, CHAR)).toBe(value);
  });
});

function passArguments(pair: Pair, values: readonly unknown[], forms?: readonly Form[]): void {
  const { outbox, codec } = pair.near.connection;
  outbox.recordLast((out) => {
    codec.encoder.encodeAll(out, values, forms);
  });
  outbox.take();
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
}
