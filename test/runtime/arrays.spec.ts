import { directions, echo, Mirror, type EchoExports } from './round-trip.js';
import { sharedRuntime } from './start.js';

interface Exports extends EchoExports {
  Conformance: EchoExports['Conformance'] & {
    Exported: {
      Arrays: {
        CountingBytes: (length: number) => Promise<Uint8Array>;
        Sum: (bytes: Uint8Array) => Promise<number>;
        Fill: (values: Int32Array, value: number) => Promise<Int32Array>;
      };
    };
  };
}

const typed: Record<string, [given: unknown, received: unknown][]> = {
  Bytes: [
    [Uint8Array.of(0, 1, 255), Uint8Array.of(0, 1, 255)],
    [[1, 2, 3], Uint8Array.of(1, 2, 3)],
    [new Uint8Array(0), new Uint8Array(0)],
    [new Uint8Array(200_000).fill(7), new Uint8Array(200_000).fill(7)],
  ],
  Int32s: [
    [Int32Array.of(-1, 0, 2_147_483_647), Int32Array.of(-1, 0, 2_147_483_647)],
    [[1, -2], Int32Array.of(1, -2)],
    [new Int32Array(50_000).fill(-7), new Int32Array(50_000).fill(-7)],
  ],
  Doubles: [
    [Float64Array.of(-0, 0.5, NaN, Infinity), Float64Array.of(-0, 0.5, NaN, Infinity)],
    [[1.5, 2.5], Float64Array.of(1.5, 2.5)],
  ],
  Strings: [
    [
      ['a', '', null, '😀'],
      ['a', '', null, '😀'],
    ],
    [[], []],
  ],
  Objects: [
    [
      [1, 'two', true, null, 0.5, new Date(0)],
      [1, 'two', true, null, 0.5, new Date(0)],
    ],
    [
      [Uint8Array.of(1), ['inner', [1]]],
      [Uint8Array.of(1), ['inner', [1]]],
    ],
  ],
};

describe('an array', () => {
  const mirror = new Mirror();
  const shared = sharedRuntime<Exports>({ 'shapes.js': mirror.module });

  for (const direction of directions) {
    for (const [method, pairs] of Object.entries(typed)) {
      it(`of ${method} keeps its elements through ${direction}`, async () => {
        for (const [given, received] of pairs) {
          const path = `Arrays.${method}`;
          expect(await echo(shared.exports, direction, path, given)).toEqual(received);
          if (direction === 'Imported') expect(mirror.last).toEqual(received);
        }
      });

      it(`of ${method} may be null through ${direction}`, async () => {
        expect(await echo(shared.exports, direction, `Arrays.${method}`, null)).toBeNull();
      });
    }

    it(`of JSObject[] keeps the identity of its elements through ${direction}`, async () => {
      const given = [{ name: 'first' }, null, new Map(), () => 1];
      const received = (await echo(
        shared.exports,
        direction,
        'Arrays.JSObjects',
        given,
      )) as unknown[];
      expect(received.length).toBe(given.length);
      given.forEach((element, index) => {
        expect(received[index]).toBe(element);
      });
    });
  }

  it('of numbers is a copy: what C# writes does not change the one on the page', async () => {
    const given = Int32Array.of(1, 2, 3);
    const filled = await shared.exports.Conformance.Exported.Arrays.Fill(given, 9);
    expect(filled).toEqual(Int32Array.of(9, 9, 9));
    expect(given).toEqual(Int32Array.of(1, 2, 3));
  });

  it('of bytes can be large in both directions', async () => {
    const { Arrays } = shared.exports.Conformance.Exported;
    const bytes = await Arrays.CountingBytes(1_000_000);
    expect(bytes).toEqual(Uint8Array.from({ length: 1_000_000 }, (_, index) => index));
    const sum = bytes.reduce((total, byte) => total + byte, 0);
    expect(await Arrays.Sum(bytes)).toBe(sum);
    expect(bytes.byteLength).withContext('still the page’s own').toBe(1_000_000);
  });

  it('of bytes may be a part of a larger buffer, which does not cross', async () => {
    const part = new Uint8Array(
      Uint8Array.from({ length: 100 }, (_, index) => index).buffer,
      10,
      3,
    );
    expect(await echo(shared.exports, 'Exported', 'Arrays.Bytes', part)).toEqual(
      Uint8Array.of(10, 11, 12),
    );
    expect(await shared.exports.Conformance.Exported.Arrays.Sum(part)).toBe(33);
  });
});
