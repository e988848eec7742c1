import { directions, echo, Mirror, type EchoExports } from './round-trip.js';
import { dotnetVersion, sharedRuntime } from './start.js';

const whole = [0, 1, -1];
const fractions = [0, -0, 0.5, -1.25, 1e300, NaN, Infinity, -Infinity];
const texts = [
  '',
  'plain',
  'naïve Ünïcödé',
  '日本語',
  '😀👩‍👩‍👧‍👦',
  'nul \0 inside',
  'x'.repeat(300_000),
];
const dates = [0, 1, -1, 951_782_400_000, Date.UTC(2024, 1, 29, 12, 30, 15, 250)].map(
  (time) => new Date(time),
);
const numbers: Record<string, unknown[]> = {
  Boolean: [true, false],
  Byte: [0, 1, 255],
  Char: [0, 65, 0xffff],
  Int16: [...whole, -32_768, 32_767],
  Int32: [...whole, -2_147_483_648, 2_147_483_647],
  Int52: [...whole, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  Int64: [0n, 1n, -1n, -(2n ** 63n), 2n ** 63n - 1n],
  Single: [0, 1, -0.5, 1.5, Math.fround(0.1), NaN, Infinity],
  Double: [...fractions, Number.MIN_VALUE, Number.MAX_VALUE],
  IntPtr: [0, 1, 2_147_483_647],
};

/** .NET 8 and 9 refuse what is above 255 as a `char?`, in thread too. */
const nullable: Record<string, unknown[]> = dotnetVersion < 10 ? { Char: [0, 65, 255] } : {};

describe('a scalar', () => {
  const mirror = new Mirror();
  const shared = sharedRuntime<EchoExports>({ 'shapes.js': mirror.module });

  for (const direction of directions) {
    describe(`through ${direction}`, () => {
      for (const [method, values] of Object.entries(numbers)) {
        it(`${method} keeps its value`, () => keeps(`Numbers.${method}`, values));
        it(`${method}? keeps its value and null`, () =>
          keeps(`Nullables.${method}`, [...(nullable[method] ?? values), null]));
      }

      it('String keeps its value and null', () => keeps('Text.String', [...texts, null]));

      for (const method of ['DateTime', 'DateTimeOffset']) {
        it(`${method} keeps its value`, () => keeps(`Dates.${method}`, dates));
        it(`${method}? keeps its value and null`, () =>
          keeps(`Nullables.${method}`, [...dates, null]));
      }

      it('undefined reaches C# as null', async () => {
        for (const path of ['Nullables.Int32', 'Nullables.DateTime', 'Text.String']) {
          expect(await echo(shared.exports, direction, path, undefined)).toBeNull();
        }
      });

      it('a missing value becomes the default of a type that has no null', async () => {
        expect(await echo(shared.exports, direction, 'Numbers.Int32', null)).toBe(0);
        expect(await echo(shared.exports, direction, 'Numbers.Boolean', undefined)).toBe(false);
      });
    });

    async function keeps(path: string, values: unknown[]): Promise<void> {
      for (const value of values) {
        expect(await echo(shared.exports, direction, path, value))
          .withContext(path)
          .toEqual(value);
        if (direction === 'Imported') expect(mirror.last).withContext(path).toEqual(value);
      }
    }
  }

  it('of type Char may be a string of one character', async () => {
    expect(await echo(shared.exports, 'Exported', 'Numbers.Char', 'A')).toBe(65);
  });
});
