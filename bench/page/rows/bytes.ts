import { transfer } from 'dotnet-worker';
import { compare } from '../compare.js';
import type { Row } from '../row.js';
import { requireAnswer, type Run } from '../side.js';
import { comlink } from '../sides/comlink.js';
import { inThread } from '../sides/in-thread.js';
import { offThread } from '../sides/off-thread.js';

const LENGTH = 10 * 1024 * 1024;

/** 10 MB into C# as `byte[]` and out again. */
export const bytes: Row = {
  name: 'bytes',
  page: 'isolated',
  measure: (effort) =>
    compare(
      '10 MB byte[] in and out',
      { count: 3, unit: 'ms', effort },
      offThread(({ exports }) => {
        const { Echo } = exports.Bytes;
        return thereAndBack((data) => Echo(transfer(data, [data.buffer])));
      }),
      [
        { side: inThread(({ Bytes }) => thereAndBack(Bytes.Echo)), goal: 1.5 },
        // Without marks: Comlink then sends a structured clone.
        { side: comlink(({ Bytes }) => thereAndBack(Bytes.Echo)), goal: 0.5 },
      ],
    ),
};

function thereAndBack(
  echo: (data: Uint8Array<ArrayBuffer>) => Uint8Array | Promise<Uint8Array>,
): Run {
  // What comes back is what goes next: what was given away is gone.
  let data = new Uint8Array(LENGTH).fill(1);
  return async (count) => {
    for (let i = 0; i < count; i++) data = (await echo(data)) as Uint8Array<ArrayBuffer>;
    requireAnswer(data.length, LENGTH);
    requireAnswer(data[LENGTH - 1], 1);
  };
}
