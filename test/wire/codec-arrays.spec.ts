import * as fc from 'fast-check';
import { ANY, COPY } from '../../wire/form.js';
import { transfer } from '../../wire/transfer.js';
import { arrayOver } from '../../wire/typed-arrays.js';
import { always, must, requireSame } from './always.js';
import { Pair } from './pair.js';

const ATTACH_FROM = 32 * 1024;
const classes = [Uint8Array, Int32Array, Float64Array, Float32Array] as const;

describe('a typed array', () => {
  for (const ArrayClass of classes) {
    const size = ArrayClass.BYTES_PER_ELEMENT;

    it(`of class ${ArrayClass.name} keeps class and content on both sides of the threshold`, () => {
      for (const bytes of [0, size, ATTACH_FROM - size, ATTACH_FROM, ATTACH_FROM + size, 100_000]) {
        const array = filled(new ArrayClass(bytes / size));
        const { value, buffers } = passWithBuffers(new Pair(), array);
        requireSame(value, array);
        expect(value.constructor).toBe(ArrayClass);
        expect(buffers.length).toBe(bytes >= ATTACH_FROM ? 1 : 0);
        expect(array.byteLength).withContext('it is not given away').toBe(bytes);
      }
    });
  }

  it('crosses as the part of its buffer that it shows, wherever that begins', () =>
    always(
      fc.property(
        fc.constantFrom(...classes),
        fc.nat(64),
        fc.oneof(fc.nat(64), fc.integer({ min: ATTACH_FROM / 8 - 2, max: ATTACH_FROM + 2 })),
        fc.nat(64),
        fc.boolean(),
        (ArrayClass, before, length, after, given) => {
          const size = ArrayClass.BYTES_PER_ELEMENT;
          const buffer = new ArrayBuffer((before + length + after) * size);
          filled(new Uint8Array(buffer));
          const array = new ArrayClass(buffer, before * size, length);
          const expected = array.slice();
          if (given) transfer(array, [buffer]);
          const { value } = passWithBuffers(new Pair(), array);
          must(value.length === length, 'the length is the same');
          must(
            bytesOf(value).every((byte, i) => byte === bytesOf(expected)[i]),
            'each byte is the same',
          );
        },
      ),
    ));

  it('is read from any place of a buffer, aligned or not', () => {
    const buffer = filled(new Uint8Array(32)).buffer;
    classes.forEach((ArrayClass, kind) => {
      for (let offset = 0; offset <= 16; offset++) {
        const array = arrayOver(kind, buffer, offset, 16);
        expect(array.constructor).toBe(ArrayClass);
        expect(bytesOf(array)).toEqual(new Uint8Array(buffer, offset, 16));
      }
    });
  });

  it('of a subclass crosses as the class that it extends', () => {
    class Pixels extends Uint8Array {}
    for (const length of [3, ATTACH_FROM]) {
      const { value } = passWithBuffers(new Pair(), filled(new Pixels(length)));
      expect(value.constructor).toBe(Uint8Array);
      expect(value.length).toBe(length);
    }
  });

  it('over shared memory crosses as a copy', () => {
    for (const length of [3, ATTACH_FROM]) {
      const array = filled(new Uint8Array(new SharedArrayBuffer(length)));
      const { value } = passWithBuffers(new Pair(), array);
      expect(value.buffer instanceof ArrayBuffer).toBeTrue();
      expect([...value]).toEqual([...array]);
    }
  });

  it('of a class that the marshaller does not copy stays where it is', () => {
    for (const array of [
      new Int16Array(2),
      new Uint8ClampedArray(2),
      new DataView(new ArrayBuffer(2)),
    ]) {
      const pair = new Pair();
      const proxy = pair.pass(array);
      expect(ArrayBuffer.isView(proxy)).toBeFalse();
      expect(pair.passBack(proxy)).toBe(array);
    }
  });

  it('whose buffer is detached is refused by its place', () => {
    const array = new Uint8Array(8);
    structuredClone(array, { transfer: [array.buffer] });
    expect(() => new Pair().pass([1, array])).toThrowError(TypeError, /the result\[1\].*detached/);
  });
});

describe('a buffer beside the frame', () => {
  it("is the array's own only when it was marked, or the side gives its arrays", () => {
    const sides = [
      { gives: false, marked: false, own: false, left: ATTACH_FROM },
      // What was marked is taken from its owner at once, so that nobody can detach it on its way.
      { gives: false, marked: true, own: false, left: 0 },
      { gives: true, marked: false, own: true, left: ATTACH_FROM },
    ];
    for (const { gives, marked, own, left } of sides) {
      const array = filled(new Uint8Array(ATTACH_FROM));
      if (marked) transfer(array, [array.buffer]);
      const { buffers } = passWithBuffers(new Pair(gives), array);
      expect(buffers[0] === array.buffer).toBe(own);
      expect(array.byteLength).toBe(left);
    }
  });

  it('is a copy when the array shows only a part, though the side gives its arrays', () => {
    const array = new Uint8Array(ATTACH_FROM * 2).subarray(ATTACH_FROM);
    const { buffers } = passWithBuffers(new Pair(true), array);
    expect(buffers[0]).not.toBe(array.buffer);
    expect(buffers[0]?.byteLength).toBe(ATTACH_FROM);
  });

  it('is listed once for two views of it, so that it can be transferred', () => {
    const pair = new Pair();
    const whole = filled(new Uint8Array(ATTACH_FROM * 2));
    const halves = [whole.subarray(0, ATTACH_FROM), whole.subarray(ATTACH_FROM)];
    const copies = halves.map((half) => half.slice());
    for (const half of halves) transfer(half, [whole.buffer]);
    const { value, buffers } = passWithBuffers(pair, halves);
    requireSame(value, copies);
    expect(buffers.length).toBe(1);
  });

  it('keeps its place among many', () =>
    always(
      fc.property(
        fc.array(fc.constantFrom(10, ATTACH_FROM - 1, ATTACH_FROM, ATTACH_FROM + 1)),
        (sizes) => {
          const arrays = sizes.map((size, i) => new Uint8Array(size).fill(i + 1));
          const { value } = passWithBuffers(new Pair(), arrays);
          const seen = value as unknown as Uint8Array[];
          must(
            arrays.every(
              (array, i) => seen[i]?.length === array.length && seen[i].every((b) => b === i + 1),
            ),
            'each array is in its place',
          );
        },
      ),
      { numRuns: 30 },
    ));
});

function passWithBuffers(
  pair: Pair,
  value: unknown,
): { value: Uint8Array; buffers: readonly ArrayBuffer[] } {
  const { outbox, codec } = pair.near.connection;
  outbox.recordLast((out) => {
    codec.encoder.encode(out, value, COPY);
  });
  const { input, buffers } = pair.takeLast();
  return {
    value: pair.far.connection.codec.decoder.decode(input, buffers, ANY) as Uint8Array,
    buffers,
  };
}

function filled<T extends Uint8Array | Int32Array | Float64Array | Float32Array>(array: T): T {
  for (let i = 0; i < array.length; i++) array[i] = (i * 7 + 1) % 251;
  return array;
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
