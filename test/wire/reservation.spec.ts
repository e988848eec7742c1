import { reserve } from '../../wire/reservation.js';

const MEBIBYTE = 1024 * 1024;

describe('a reservation of shared memory', () => {
  it('leaves address space to the page, however many runtimes it makes, and is never small', () => {
    const held = Array.from({ length: 100 }, () => reserve()?.maxByteLength ?? 0);
    expect(held.reduce((sum, size) => sum + size)).toBeLessThan(18 * 1024 * MEBIBYTE);
    expect(Math.min(...held)).toBeGreaterThanOrEqual(16 * MEBIBYTE);
    expect(new SharedArrayBuffer(4096).byteLength).toBe(4096);
  });

  it('takes no memory before it grows', () => {
    expect(reserve()?.byteLength).toBe(0);
  });
});
