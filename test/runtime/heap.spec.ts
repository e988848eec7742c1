import { sharedRuntime } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Memory: {
        Allocate: (bytes: number) => Promise<number>;
        Free: (address: number) => Promise<void>;
        Read: (address: number, bytes: number) => Promise<Uint8Array>;
      };
    };
  };
}

describe('the heap of the runtime', () => {
  const shared = sharedRuntime<Exports>();
  let address: number;

  beforeEach(async () => {
    address = await shared.exports.Conformance.Exported.Memory.Allocate(16);
  });

  afterEach(() => shared.exports.Conformance.Exported.Memory.Free(address));

  it('is written and read by address', async () => {
    const { runtime } = shared;
    await runtime.setHeapU8(address, 255);
    await runtime.setHeapI16(address + 2, -2);
    await runtime.setHeapI32(address + 4, -3);
    await runtime.setHeapF64(address + 8, 0.1);
    expect(await runtime.getHeapU8(address)).toBe(255);
    expect(await runtime.getHeapI16(address + 2)).toBe(-2);
    expect(await runtime.getHeapU16(address + 2)).toBe(65_534);
    expect(await runtime.getHeapI32(address + 4)).toBe(-3);
    expect(await runtime.getHeapF64(address + 8)).toBe(0.1);
    const view = new DataView(new ArrayBuffer(16));
    view.setUint8(0, 255);
    view.setInt16(2, -2, true);
    view.setInt32(4, -3, true);
    view.setFloat64(8, 0.1, true);
    const { Memory } = shared.exports.Conformance.Exported;
    expect(await Memory.Read(address, 16)).toEqual(new Uint8Array(view.buffer));
  });

  it('holds 64 bits, as a bigint and as a safe integer', async () => {
    const { runtime } = shared;
    await runtime.setHeapI64Big(address, -(2n ** 63n));
    expect(await runtime.getHeapI64Big(address)).toBe(-(2n ** 63n));
    await runtime.setHeapI52(address, Number.MIN_SAFE_INTEGER);
    expect(await runtime.getHeapI52(address)).toBe(Number.MIN_SAFE_INTEGER);
  });

  it('is written in order with calls', async () => {
    const { Memory } = shared.exports.Conformance.Exported;
    void shared.runtime.setHeapU8(address, 1);
    const first = Memory.Read(address, 1);
    void shared.runtime.setHeapU8(address, 2);
    expect(await first).toEqual(Uint8Array.of(1));
    expect(await Memory.Read(address, 1)).toEqual(Uint8Array.of(2));
  });

  it('refuses what does not fit, in the words of the runtime', async () => {
    await expectAsync(shared.runtime.setHeapU8(address, 256)).toBeRejectedWithError(
      /Overflow: value 256 is out of 0 255 range/,
    );
    expect(await shared.runtime.getHeapU8(address)).toBe(0);
  });
});
