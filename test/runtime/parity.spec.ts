import { startInThread } from './in-thread.js';
import { outcomeOf } from './outcome.js';
import type { directions } from './round-trip.js';
import { startWithExports, type Runtime } from './start.js';

type Methods = Record<string, (value: unknown) => unknown>;
type Classes = Record<'Numbers' | 'Nullables' | 'Text' | 'Dates' | 'Arrays', Methods>;

interface Exports {
  Conformance: Record<(typeof directions)[number], Classes>;
}

const methods: Record<keyof Classes, string[]> = {
  Numbers: 'Boolean Byte Char Int16 Int32 Int52 Int64 Single Double IntPtr'.split(' '),
  Nullables: 'Boolean Byte Char Int32 Int52 Int64 Double DateTime DateTimeOffset'.split(' '),
  Text: ['String'],
  Dates: ['DateTime', 'DateTimeOffset'],
  Arrays: 'Bytes Int32s Doubles Strings Objects JSObjects'.split(' '),
};

/**
 * Each of them fits some types, and must be refused by the others in the same words. Made anew for
 * every call, since dotnet.js leaves a mark on the objects that it has seen.
 */
const makeValues = (): unknown[] => [
  ...[0, -0, 1, -1, 1.5, 0.1, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536],
  ...[2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 1e300],
  ...[NaN, Infinity, -Infinity, true, false, null, undefined],
  ...[0n, -1n, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n)],
  ...['', 'ab', '12', 'é😀'],
  ...[new Date(0), new Date(1e12), {}, { a: 1 }, new Map(), new Error('an error')],
  ...[[], [1, 2], [1.5, 256, -1], ['a'], [null], [true], [{}], [[1]]],
  ...[new Uint8Array(2), new Int32Array(2), new Float64Array(2), new Int16Array(2)],
];

describe('every value and every type', () => {
  const given = { value: undefined as unknown };
  const modules = { 'shapes.js': { same: () => given.value } };
  let runtime: Runtime;
  let here: Classes;
  let there: Classes;
  const sides = {} as Record<'inThread' | 'offThread', Exports>;

  beforeAll(async () => {
    const started = await startWithExports<Exports>(modules);
    runtime = started.runtime;
    sides.offThread = started.exports;
    sides.inThread = await startInThread<Exports>('parity', modules);
  });

  afterAll(async () => {
    await runtime.terminate();
  });

  for (const className of Object.keys(methods) as (keyof Classes)[]) {
    for (const method of methods[className]) {
      it(`come to the same, in thread and off it, as an argument: ${className}.${method}`, async () => {
        use('Exported');
        await compare(className, method, (value) => value);
      });

      it(`come to the same, in thread and off it, from an import: ${className}.${method}`, async () => {
        use('Imported');
        await compare(className, method, (value) => {
          given.value = value;
          return null;
        });
      });
    }
  }

  function use(direction: (typeof directions)[number]): void {
    here = sides.inThread.Conformance[direction];
    there = sides.offThread.Conformance[direction];
  }

  async function compare(
    className: keyof Classes,
    method: string,
    argumentFor: (value: unknown) => unknown,
  ): Promise<void> {
    const forInThread = makeValues();
    for (const [index, value] of makeValues().entries()) {
      const offThread = await outcomeOf(() => there[className][method]?.(argumentFor(value)));
      const other = argumentFor(forInThread[index]);
      const inThread = await outcomeOf(() => here[className][method]?.(other));
      expect(portrait(offThread)).withContext(describeValue(value)).toEqual(portrait(inThread));
    }
  }
});

/** What can be compared of a value: without the mark of dotnet.js, which is a property of its own. */
function portrait(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(portrait);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (Object.getPrototypeOf(value ?? 0) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value as object).map(([key, member]) => [key, portrait(member)]),
  );
}

function describeValue(value: unknown): string {
  return `${Object.prototype.toString.call(value)} ${String(value)}`;
}
