import { compare } from '../compare.js';
import type { Row } from '../row.js';
import { requireAnswer } from '../side.js';
import { offThread } from '../sides/off-thread.js';
import { rawMessages } from '../sides/raw-messages.js';

const CALL_LENGTH = 32;

/** Calls of `int Add(int, int)`, each after the answer of the one before. */
export const exportOneByOne: Row = {
  name: 'export-one-by-one',
  page: 'both',
  measure: (effort) =>
    compare(
      crossOriginIsolated ? 'export, awaited one by one' : 'the same, page not isolated',
      { count: effort.isQuick ? 1000 : 3000, unit: 'µs', effort },
      offThread(({ exports }) => oneByOne(exports.Numbers.Add)),
      [
        {
          side: rawMessages((ask) => oneByOne((a, b) => ask([a, b]))),
          goal: crossOriginIsolated ? 0.6 : 1.15,
        },
        {
          side: {
            ...rawMessages((ask) => oneByOne((a, b) => ask(frameOf(a + b)).then(sumIn))),
            name: 'raw postMessage, in as many bytes',
          },
        },
      ],
    ),
};

/** What a call of two numbers takes in the binary lane, and as a buffer, as that has it. */
function frameOf(sum: number): [ArrayBuffer] {
  const bytes = new Uint8Array(CALL_LENGTH);
  new DataView(bytes.buffer).setInt32(0, sum);
  return [bytes.buffer];
}

function sumIn(reply: unknown): number {
  const [buffer] = reply as [ArrayBuffer];
  return new DataView(buffer).getInt32(0);
}

function oneByOne(add: (a: number, b: number) => Promise<unknown>) {
  return async (count: number): Promise<void> => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum = (await add(sum, 1)) as number;
    requireAnswer(sum, count);
  };
}
