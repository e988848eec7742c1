import { call } from 'dotnet-worker';
import { messageOf, rejectionOf } from './outcome.js';
import { sharedRuntime } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Arrays: { Objects: (value: unknown[]) => Promise<unknown[]> };
      Large: {
        DescribeBytes: (value: Uint8Array | number[]) => Promise<string>;
        DescribeText: (value: string) => Promise<string>;
      };
      Numbers: { Int32: (value: number) => Promise<number> };
    };
  };
}

const DEEPEST = 256;
const LARGEST_BUFFER = 2 ** 31 - 2 ** 21;

describe('what is too much', () => {
  const shared = sharedRuntime<Exports>();
  afterEach(async () => {
    expect(await shared.exports.Conformance.Exported.Numbers.Int32(5)).toBe(5);
    expect((await shared.runtime.inspect()).pendingCalls).toBe(0);
  });

  it('is an array nested deeper than C# takes', async () => {
    const { Arrays } = shared.exports.Conformance.Exported;
    let deep: unknown[] = [1];
    for (let depth = 1; depth < DEEPEST; depth++) deep = [deep];
    expect(await Arrays.Objects(deep)).toEqual(deep);
    expect(messageOf(await rejectionOf(Arrays.Objects([deep])))).toMatch(/256 deep.*Make sure/);
  });

  it('is an array larger than a browser transfers', async () => {
    const { Large } = shared.exports.Conformance.Exported;
    const buffer = new ArrayBuffer(LARGEST_BUFFER + 1);
    const part = new Uint8Array(buffer, 0, 2);
    const sent = [
      Large.DescribeBytes(new Uint8Array(buffer)),
      call(Large.DescribeBytes, { transfer: [buffer] })(part),
    ];
    for (const error of await Promise.all(sent.map(rejectionOf))) {
      expect(messageOf(error)).toMatch(/2145386497 bytes.*Make sure/);
    }
    expect(await Large.DescribeBytes(Uint8Array.of(7, 8))).toBe('2: 7 8');
  });

  it('is an array of more holes than a call has room for', async () => {
    const { Large } = shared.exports.Conformance.Exported;
    const sparse = Large.DescribeBytes(new Array<number>(2 ** 32 - 1));
    expect(messageOf(await rejectionOf(sparse))).toMatch(/1073741824 bytes.*Make sure/);
  });

  it('is not a burst of long texts, which share no message', async () => {
    const { Large } = shared.exports.Conformance.Exported;
    const text = 'a'.repeat(2 ** 22);
    const answers = await Promise.all(Array.from({ length: 8 }, () => Large.DescribeText(text)));
    expect(new Set(answers)).toEqual(new Set(['4194304: 97 97']));
  });
});
