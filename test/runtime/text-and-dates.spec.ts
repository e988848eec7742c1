import { sharedRuntime } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Text: {
        CodeUnits: (value: string) => Promise<Int32Array>;
        FromCodeUnits: (units: number[]) => Promise<string>;
        Repeat: (value: string, count: number) => Promise<string>;
      };
      Dates: {
        Describe: (value: Date) => Promise<string>;
        DescribeOffset: (value: Date) => Promise<string>;
      };
    };
  };
}

describe('what C# sees', () => {
  const shared = sharedRuntime<Exports>();

  it('of a string are its UTF-16 code units, lone surrogates too', async () => {
    const { Text } = shared.exports.Conformance.Exported;
    const units = [0x61, 0xd83d, 0xde00, 0xd800, 0x62, 0xdc00];
    expect([...(await Text.CodeUnits(String.fromCharCode(...units)))]).toEqual(units);
  });

  it('of a string leaves C# with lone surrogates replaced, as in thread', async () => {
    const { Text } = shared.exports.Conformance.Exported;
    expect(await Text.FromCodeUnits([0xd83d, 0xde00, 0x61, 0xd800, 0x62])).toBe('😀a\ufffdb');
  });

  it('can be longer than the shared memory that calls travel in', async () => {
    const { Text } = shared.exports.Conformance.Exported;
    expect(await Text.Repeat('é😀', 500_000)).toBe('é😀'.repeat(500_000));
  });

  it('of a Date is the instant in UTC', async () => {
    const { Dates } = shared.exports.Conformance.Exported;
    const date = new Date(Date.UTC(2024, 1, 29, 12, 30, 15, 250));
    expect(await Dates.Describe(date)).toBe('2024-02-29T12:30:15.2500000Z Utc');
    expect(await Dates.DescribeOffset(date)).toBe('2024-02-29T12:30:15.2500000+00:00');
  });
});
