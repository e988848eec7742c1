import * as fc from 'fast-check';
import { ByteReader } from '../../wire/byte-reader.js';
import { ANY, ARRAY, CHAR, COPY, ERROR, PROMISE, SCALAR, type Form } from '../../wire/form.js';
import { CallTarget } from '../../wire/host.js';
import { HEAD } from '../../wire/outbox.js';
import { TO_EXPORT, TO_FUNCTION } from '../../wire/records.js';
import * as tag from '../../wire/tags.js';
import { always, must } from './always.js';
import { Pair, Side } from './pair.js';
import { configuration } from './values.js';

const form = fc.constantFrom<Form>(ANY, SCALAR, COPY, CHAR, ERROR, [ARRAY, ANY], [PROMISE, COPY]);

describe('a damaged frame', () => {
  it('of any bytes is an error, or gives values', () =>
    always(
      fc.property(fc.uint8Array({ maxLength: 300, size: 'max' }), form, (bytes, wanted) => {
        attempt(new Side(), bytes, (side, input) =>
          side.connection.codec.decoder.decode(input, [], wanted),
        );
      }),
      { numRuns: 4000 },
    ));

  it('of any bytes is an error, or gives records', () =>
    always(
      fc.property(fc.uint8Array({ maxLength: 300, size: 'max' }), (bytes) => {
        attempt(new Side(), bytes, acceptAll);
      }),
      { numRuns: 4000 },
    ));

  it('that was whole before some of its bytes changed is an error, or gives records', () =>
    always(
      fc.property(
        fc.array(configuration, { maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (values, changes, cut) => {
          const bytes = frameOf(values);
          for (const [place, value] of changes) bytes[place % bytes.length] = value;
          attempt(echoing(), bytes, acceptAll);
          attempt(echoing(), bytes.subarray(0, cut % bytes.length), acceptAll);
        },
      ),
      { numRuns: 3000 },
    ));

  it('that is cut off anywhere is an error, or ends between two records', () => {
    const whole = frameOf([
      [1, 'text', { a: [2n ** 70n] }],
      new Error('e', { cause: 'c' }),
      Uint8Array.of(1),
    ]);
    for (let length = 0; length < whole.length; length++) {
      attempt(echoing(), whole.subarray(0, length), acceptAll);
    }
    expect(() => {
      acceptAll(echoing(), new ByteReader(whole.subarray(0, whole.length - 1)));
    }).toThrowError(RangeError);
  });

  it('with a count in a count asks for no more memory than it has bytes', () => {
    // Each array claims as many items as there are bytes left, and the first of them does so again.
    const bytes = new Uint8Array(60_000);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 5 <= bytes.length; at += 5) {
      bytes[at] = tag.ARRAY;
      view.setUint32(at + 1, bytes.length - at - 5, true);
    }
    const sizes: number[] = [];
    const RealArray = Array;
    const counting = new Proxy(RealArray, {
      construct: (target, args: [number]) => {
        sizes.push(args[0]);
        return Reflect.construct(target, args);
      },
    });
    globalThis.Array = counting;
    try {
      expect(() =>
        new Side().connection.codec.decoder.decode(new ByteReader(bytes), [], ANY),
      ).toThrow();
    } finally {
      globalThis.Array = RealArray;
    }
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
  });

  it('of an unknown kind of record, tag, element or buffer is an error', () => {
    for (const kind of [0, 19, 23, 200, 255]) {
      expect(() => {
        acceptAll(new Side(), new ByteReader(Uint8Array.of(kind)));
      })
        .withContext(String(kind))
        .toThrow();
    }
    const bad = [
      [255],
      [tag.BYTES, 9, 0, 0, 0, 0],
      [tag.ATTACHED, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [tag.YOURS, 7, 0, 0, 0],
      [tag.HUGE_BIGINT, 1 << 2, 0, 0, 0, 'x'.charCodeAt(0)],
    ];
    for (const bytes of bad) {
      const input = new ByteReader(Uint8Array.from(bytes));
      expect(() => new Side().connection.codec.decoder.decode(input, [], ANY))
        .withContext(String(bytes))
        .toThrow();
    }
  });
});

/** Whatever the bytes are: an error is an Error, and reading stops at the end of the frame. */
function attempt(
  side: Side,
  bytes: Uint8Array,
  read: (side: Side, input: ByteReader) => unknown,
): void {
  const input = new ByteReader(bytes);
  try {
    read(side, input);
  } catch (error) {
    must(error instanceof Error, 'it fails with an error');
    return;
  }
  must(input.position <= bytes.length, 'it reads no further than the end');
}

function acceptAll(side: Side, input: ByteReader): void {
  side.connection.accept(input, []);
}

function echoing(): Side {
  const side = new Side();
  side.callees.set(1, { parameters: [COPY, COPY, COPY, COPY], result: ANY, run: (args) => args });
  return side;
}

/** The records of a few calls, as the other side would write them. */
function frameOf(values: readonly unknown[]): Uint8Array {
  const { near } = new Pair();
  const forms: Form[] = values.map(() => COPY);
  for (const target of [TO_EXPORT, TO_FUNCTION, TO_EXPORT]) {
    const to = new CallTarget(target, 1, forms, ANY);
    near.connection.call(to, values, 'call').catch(() => undefined);
  }
  return near.connection.outbox.take().bytes.slice(HEAD);
}
