import { transfer } from 'dotnet-worker';
import type { Row } from '../row.js';
import { startOffThread } from '../sides/off-thread.js';
import { cost, rounded } from './cost.js';

const KIB = 1024;

export const byteCount: Row = {
  name: 'growth-byte-count',
  page: 'isolated',
  growth: true,
  measure: async (effort) => {
    const { runtime, exports } = await startOffThread();
    const { Echo } = exports.Bytes;
    const rows: (string | number)[][] = [];
    for (const size of [1, 16, 256, 4096, 32_768]) {
      const count = size < 4096 ? 100 : 2;
      const data = new Uint8Array(size * KIB);
      const copied = await cost(
        async (times) => {
          for (let i = 0; i < times; i++) await Echo(data);
        },
        count,
        effort,
      );
      let own = new Uint8Array(size * KIB);
      const given = await cost(
        async (times) => {
          for (let i = 0; i < times; i++) {
            own = (await Echo(transfer(own, [own.buffer]))) as Uint8Array<ArrayBuffer>;
          }
        },
        count,
        effort,
      );
      rows.push([`${size} KiB`, rounded(copied), rounded(given), rounded(given / size)]);
    }
    await runtime.terminate();
    const header = ['byte[]', 'µs (copied in)', 'µs (by transfer)', 'µs a KiB (by transfer)'];
    return [{ kind: 'growth', title: 'Bytes, there and back, one by one', header, rows }];
  },
};
