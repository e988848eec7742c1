import * as fc from 'fast-check';
import { ByteReader } from '../../wire/byte-reader.js';
import { ByteWriter } from '../../wire/byte-writer.js';
import { always, must, requireSame } from './always.js';
import { number, text } from './values.js';

interface Item {
  readonly value: unknown;
  readonly write: (writer: ByteWriter) => void;
  readonly read: (reader: ByteReader) => unknown;
}

const item: fc.Arbitrary<Item> = fc.oneof(
  fc.nat(255).map((value) =>
    entry(
      value,
      (w) => {
        w.u8(value);
      },
      (r) => r.u8(),
    ),
  ),
  fc.nat(0xffffffff).map((value) =>
    entry(
      value,
      (w) => {
        w.u32(value);
      },
      (r) => r.u32(),
    ),
  ),
  number.map((value) =>
    entry(
      value,
      (w) => {
        w.f64(value);
      },
      (r) => r.f64(),
    ),
  ),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) =>
    entry(
      value,
      (w) => {
        w.i64(value);
      },
      (r) => r.i64(),
    ),
  ),
  text.map((value) =>
    entry(
      value,
      (w) => {
        w.text(value);
      },
      (r) => r.text(),
    ),
  ),
  fc.tuple(fc.nat(255), fc.integer()).map((value) =>
    entry(
      value,
      (w) => {
        w.tagged(...value);
      },
      (r) => [r.u8(), r.i32()],
    ),
  ),
  fc.uint8Array({ maxLength: 6000 }).map((value) =>
    entry(
      value,
      (w) => {
        w.raw(value);
      },
      (r) => r.copy(value.length),
    ),
  ),
);

describe('a byte reader', () => {
  it('reads what a byte writer wrote, in order, however far the buffer grew', () =>
    always(
      fc.property(fc.array(item, { maxLength: 60, size: 'max' }), (items) => {
        const reader = readerOf(items);
        for (const { value, read } of items) requireSame(read(reader), value);
        must(reader.atEnd, 'nothing is left');
      }),
    ));

  it('reads a view that does not begin where its buffer does', () =>
    always(
      fc.property(fc.array(item, { maxLength: 10 }), fc.nat(20), (items, before) => {
        const whole = readerOf(items);
        const bytes = new Uint8Array(before + whole.end + 20).fill(0xee);
        bytes.set(bytesOf(items), before);
        const reader = new ByteReader(bytes.subarray(before, before + whole.end));
        for (const { value, read } of items) requireSame(read(reader), value);
        must(reader.atEnd, 'nothing is left');
      }),
    ));

  it('throws where the bytes end, and gives no value', () =>
    always(
      fc.property(item, fc.nat(), (only, at) => {
        const bytes = bytesOf([only]);
        fc.pre(bytes.length > 0);
        // What follows in the same buffer belongs to another frame.
        const reader = new ByteReader(bytes, at % bytes.length);
        let value: unknown;
        try {
          value = only.read(reader);
        } catch (error) {
          must(error instanceof RangeError, 'it is a RangeError');
          return;
        }
        throw new Error(`It gave ${fc.stringify(value)}.`);
      }),
      { numRuns: 500 },
    ));

  it('refuses an end behind its bytes', () => {
    expect(() => new ByteReader(new Uint8Array(3), 4)).toThrowError(RangeError);
  });

  it('refuses a count that the rest of the frame cannot hold', () => {
    const writer = new ByteWriter();
    writer.u32(0xffffffff);
    writer.u8(1);
    expect(() => new ByteReader(writer.bytes, writer.length).count()).toThrowError(RangeError);
  });

  it('copies bytes into a buffer of their own', () => {
    const writer = new ByteWriter();
    writer.raw(Uint8Array.of(1, 2, 3));
    const copy = new ByteReader(writer.bytes, writer.length).copy(3);
    writer.bytes.fill(0);
    expect([...copy]).toEqual([1, 2, 3]);
    expect(copy.buffer.byteLength).toBe(3);
  });
});

function entry(
  value: unknown,
  write: (writer: ByteWriter) => void,
  read: (reader: ByteReader) => unknown,
): Item {
  return { value, write, read };
}

function bytesOf(items: readonly Item[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { write } of items) write(writer);
  return writer.bytes.slice(0, writer.length);
}

function readerOf(items: readonly Item[]): ByteReader {
  return new ByteReader(bytesOf(items));
}
