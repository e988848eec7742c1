import type { Side } from './side.js';
import { sourceIndex } from './types.js';

/** A value of the page, made anew for each side: dotnet.js leaves a mark on the objects that it has seen. */
export interface PageValue {
  readonly name: string;
  readonly make: (side: Side) => unknown;
  /** `make` gives a promise of the value. */
  readonly isAsync?: boolean;
}

class Subclass extends Error {}
class DateSubclass extends Date {}
class BytesSubclass extends Uint8Array {}

const scalars: readonly unknown[] = [
  ...[undefined, null, true, false],
  ...[0, -0, 1, -1, 1.5, -0.5, 0.1, 127, 128, 255, 256, 32_767, 32_768, -32_768, -32_769],
  ...[65_535, 65_536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 32 - 1, 2 ** 32],
  ...[2 ** 53 - 1, 2 ** 53, -(2 ** 53) + 1, -(2 ** 53), 1e300, 5e-324, NaN, Infinity, -Infinity],
  ...[0n, -1n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n), -(2n ** 63n) - 1n, 2n ** 100n],
  ...['', 'a', 'ab', '7', 'é😀', 'a\0b', 'a\ud83db', '\ud83d', 'x'.repeat(70_000)],
];

/** Node.js has no document. */
const ofDocument = 'document' in globalThis && {
  'an element of the page': () => document.createElement('p'),
};

const made: Record<string, (side: Side) => unknown> = {
  'a symbol': () => Symbol('a symbol'),
  'a function': () => (value: number) => value,
  'a function that owns a prototype': () =>
    function named() {
      return 1;
    },
  'a class': () =>
    class Named {
      readonly is = 'named';
    },
  'the epoch': () => new Date(0),
  'a date with milliseconds': () => new Date(1_580_702_706_789),
  'an instance of a subclass of Date': () => new DateSubclass(1e12),
  'the first instant of C#': () => new Date(-62_135_596_800_000),
  'before the first instant of C#': () => new Date(-62_135_596_800_001),
  'the last instant of C#': () => new Date(253_402_300_799_999),
  'after the last instant of C#': () => new Date(253_402_300_800_000),
  'an invalid date': () => new Date(NaN),
  'an object': () => ({ mark: 'marked' }),
  'a frozen object': () => Object.freeze({ mark: 'marked' }),
  'an object without a prototype': () => Object.create(null) as object,
  'an object whose toString throws': () => ({
    toString: () => {
      throw new RangeError('no text');
    },
  }),
  ...ofDocument,
  'a Map': () => new Map([[1, 2]]),
  'a boxed number': () => Object(7) as object,
  'a boxed string': () => Object('ab') as object,
  'an error': () => new Error('an error'),
  'a TypeError': () => new TypeError('a type error'),
  'an instance of a subclass of Error': () => new Subclass('an instance'),
  'an error with a cause': () => new Error('outer', { cause: new Error('inner') }),
  'a DOMException': () => new DOMException('a DOM exception', 'AbortError'),
  'a promise': () => Promise.resolve(7),
  'an empty array': () => [],
  'an array of numbers': () => [1, 255, 256, -1, 1.5, NaN],
  'an array of texts': () => ['a', '', '😀'],
  'an array of nulls': () => [null, undefined],
  'an array with a hole': () => Array<unknown>(2),
  'an array of many kinds': () => [1, 'two', true, null, new Date(0), { mark: 'inner' }],
  'an array of objects': () => [{ mark: 'first' }, () => 1],
  'an array of arrays': () => [[1], ['a', [null]]],
  'an array with a bigint': () => [1n],
  'an array with a symbol': () => [Symbol('inner')],
  'a Uint8Array': () => Uint8Array.of(0, 1, 255),
  'an instance of a subclass of Uint8Array': () => new BytesSubclass([7]),
  'a large Uint8Array': () => Uint8Array.from({ length: 70_000 }, (_, index) => index),
  'a part of a Uint8Array': () => Uint8Array.of(1, 2, 3, 4).subarray(1, 3),
  'a Uint8ClampedArray': () => Uint8ClampedArray.of(1),
  'an Int8Array': () => Int8Array.of(-1),
  'an Int32Array': () => Int32Array.of(1, -1),
  'a Float32Array': () => Float32Array.of(0.5),
  'a Float64Array': () => Float64Array.of(0.1, -0),
  'a BigInt64Array': () => BigInt64Array.of(1n),
  'an ArrayBuffer': () => new ArrayBuffer(2),
  'a DataView': () => new DataView(new ArrayBuffer(2)),
};

const ofCSharp: Record<string, (side: Side) => unknown> = {
  'an object of C#': given('Object', 'Guid.Empty'),
  'a disposed object of C#': disposed('Object', 'Guid.Empty'),
  'an exception of C#': given('Exception', 'new InvalidOperationException("made in C#")'),
  'a delegate of C#': given('Action0', 'Called.Action0'),
  'an ArraySegment of bytes': given('SegmentOfByte', 'Memory.Bytes.Segment(1, 2)'),
  'an ArraySegment of ints': given('SegmentOfInt32', 'Memory.Int32s.Segment(1, 2)'),
  'an ArraySegment of doubles': given('SegmentOfDouble', 'Memory.Doubles.Segment(1, 2)'),
  'a disposed ArraySegment': disposed('SegmentOfByte', 'Memory.Bytes.Segment(1, 2)'),
};

const functions: Record<string, (...args: unknown[]) => unknown> = {
  'a function that tells its arguments': (...args) => args.map(String).join(' '),
  'a function that gives nothing': () => undefined,
  'a function that gives a number': () => 7,
  'a function that gives a promise': () => Promise.resolve('text'),
  'a function that throws': () => {
    throw new RangeError('thrown by the page');
  },
  'a function that throws a text': () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- page code may throw anything
    throw 'a text';
  },
};

export const pageValues: readonly PageValue[] = [
  ...scalars.map((value) => ({ name: nameOf(value), make: () => value })),
  ...Object.entries(made).map(([name, make]) => ({ name, make })),
  ...Object.entries(ofCSharp).map(([name, make]) => ({ name, make, isAsync: true })),
  ...Object.entries(functions).map(([name, call]) => ({
    name,
    make:
      () =>
      (...args: unknown[]) =>
        call(...args),
  })),
];

function given(row: string, source: string): PageValue['make'] {
  const index = sourceIndex(row, source);
  return (side) => side.methods(`Of${row}`)['GiveResult']?.(index);
}

function disposed(row: string, source: string): PageValue['make'] {
  const make = given(row, source);
  return async (side) => {
    const object = (await make(side)) as { dispose: () => void };
    object.dispose();
    return object;
  };
}

function nameOf(value: unknown): string {
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'string' && value.length > 20) return `a string of ${value.length} units`;
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'bigint' ? `${value}n` : String(value);
}
