import type { Random } from '../random.js';

export type Draw = (random: Random) => unknown;

const parts = ['a', 'Ünï', '日本語', '😀', '\0', '\n"\\', ' ', '0123456789', 'x'.repeat(40)];

/** Well-formed, and without a byte order mark: .NET itself changes any other on its way to JavaScript. */
export function text(random: Random): string {
  const length = random.chance(0.02) ? random.below(5000) : random.below(8);
  return Array.from({ length }, () => random.pick(parts)).join('');
}

export function int32(random: Random): number {
  return random.chance(0.3) ? random.pick([0, 1, -1, MOST, -MOST - 1]) : random.below(2 ** 32) | 0;
}

/** A number that can be added to another one. */
export function small(random: Random): number {
  return random.between(-1_000_000, 1_000_000);
}

export function double(random: Random): number {
  return random.chance(0.3)
    ? random.pick([0, -0, NaN, Infinity, -Infinity, Number.MIN_VALUE, Number.MAX_VALUE])
    : (random.next() - 0.5) * 10 ** random.between(-300, 300);
}

export function bytes(random: Random): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: lengthOf(random) }, () => random.below(256));
}

export function date(random: Random): Date {
  return new Date(random.between(-62_135_596_800_000, 253_402_300_799_999));
}

export function error(random: Random): Error {
  const ErrorClass = random.pick([Error, TypeError, RangeError, SyntaxError]);
  return new ErrorClass(text(random));
}

export function plainObject(random: Random): object {
  return { mark: int32(random), name: text(random) };
}

const MOST = 2 ** 31 - 1;

const list =
  (draw: Draw): Draw =>
  (random) =>
    Array.from({ length: random.below(20) }, () => draw(random));

const orNull =
  (draw: Draw): Draw =>
  (random) =>
    random.chance(0.2) ? null : draw(random);

const scalars: Record<string, Draw> = {
  Boolean: (random) => random.chance(0.5),
  Byte: (random) => random.below(256),
  Char: (random) => random.below(0x10000),
  Int16: (random) => random.between(-32_768, 32_767),
  Int32: int32,
  Int52: (random) => Math.round((random.next() - 0.5) * 2 ** 53),
  Int64: (random) => BigInt.asIntN(64, BigInt(random.below(2 ** 32)) * BigInt(2 ** 32) + 7n),
  Single: (random) => Math.fround(double(random)),
  Double: double,
  IntPtr: (random) => random.below(MOST),
};

const dates: Record<string, Draw> = { DateTime: date, DateTimeOffset: date };

/** What C# takes as object, and gives back as it was. */
const any: Draw = (random) =>
  random.pick<Draw>([double, text, date, bytes, plainObject, error, () => true, () => null])(
    random,
  );

const arrays: Record<string, Draw> = {
  Bytes: bytes,
  Int32s: (random) => Int32Array.from({ length: lengthOf(random) }, () => int32(random)),
  Doubles: (random) => Float64Array.from({ length: lengthOf(random) }, () => double(random)),
  Strings: list(orNull(text)),
  Objects: list(any),
  JSObjects: list(orNull(plainObject)),
};

/** The echoes of test/dotnet: what each takes. */
export const echoed: Record<string, Draw> = {
  ...below('Numbers', scalars),
  ...below('Nullables', { ...mapped(scalars, orNull), ...mapped(dates, orNull) }),
  ...below('Dates', dates),
  ...below('Arrays', mapped(arrays, orNull)),
  'Text.String': orNull(text),
  'Objects.Any': any,
  'Objects.JSObject': orNull(plainObject),
  'Errors.Exception': orNull(error),
};

/** The same for Tasks. */
export const promised: Record<string, Draw> = below('TaskTypes', {
  ...scalars,
  ...dates,
  Void: () => undefined,
  String: orNull(text),
  JSObject: orNull(plainObject),
  Exception: error,
  Any: any,
});

function below(name: string, draws: Record<string, Draw>): Record<string, Draw> {
  return Object.fromEntries(Object.entries(draws).map(([key, draw]) => [`${name}.${key}`, draw]));
}

function mapped(draws: Record<string, Draw>, map: (draw: Draw) => Draw): Record<string, Draw> {
  return Object.fromEntries(Object.entries(draws).map(([key, draw]) => [key, map(draw)]));
}

/** Mostly short; now and then beyond what a frame carries within itself, or shared memory without growing. */
function lengthOf(random: Random): number {
  return random.chance(0.02) ? random.below(200_000) : random.below(50);
}
