import * as fc from 'fast-check';

/** Any string of UTF-16 units: lone surrogates, byte order marks and zeros too. */
export const unitText = fc
  .array(
    fc.oneof(
      fc.nat(0x7f),
      fc.nat(0xffff),
      fc.integer({ min: 0xd7f0, max: 0xe010 }),
      fc.constantFrom(0, 0xfeff, 0xfffe, 0xfffd),
    ),
    { maxLength: 200 },
  )
  .map((units) => String.fromCharCode(...units));

export const text = fc.oneof(
  unitText,
  fc.string({ maxLength: 100 }),
  fc.string({ unit: 'binary' }),
);

export const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(
    0,
    -0,
    NaN,
    Infinity,
    -Infinity,
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31),
    -(2 ** 31) - 1,
  ),
);

export const bigint = fc.oneof(
  fc.bigInt(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(0n, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n), -(2n ** 63n) - 1n, 10n ** 400n),
);

export const date = fc.date({ noInvalidDate: false });

/** What a scalar of a signature can be. */
export const scalar = fc.oneof(
  number,
  bigint,
  text,
  date,
  fc.boolean(),
  fc.constantFrom(null, undefined),
);

export const typedArray = fc.oneof(
  fc.uint8Array(),
  fc.int32Array(),
  fc.float32Array(),
  fc.float64Array(),
);

/** Everything that crosses by value, arrays of arrays included. */
export const copied = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(scalar, typedArray),
    fc.array(tie('value'), { maxLength: 6 }),
  ),
})).value;

/** What crosses by value as configuration: plain objects as well. */
export const configuration = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(scalar, typedArray),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'then', '0')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;
