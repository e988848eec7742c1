import { compare } from '../compare.js';
import type { Effort } from '../effort.js';
import type { Comparison } from '../results.js';
import type { Row } from '../row.js';
import { requireAnswer, type Run } from '../side.js';
import { inThread } from '../sides/in-thread.js';
import { offThread } from '../sides/off-thread.js';
import { rawMessages } from '../sides/raw-messages.js';

/** Texts to C# and back, each after the answer of the one before. */
export const text: Row = {
  name: 'text',
  page: 'isolated',
  measure: async (effort) => [
    ...(await echo(10, effort.isQuick ? 300 : 1000, effort)),
    ...(await echo(1000, effort.isQuick ? 300 : 1000, effort)),
    ...(await echo(100_000, effort.isQuick ? 30 : 100, effort)),
  ],
};

function echo(length: number, count: number, effort: Effort): Promise<Comparison[]> {
  return compare(
    `text of ${length.toLocaleString('en')} characters there and back`,
    { count, unit: 'µs', effort },
    offThread(({ exports }) => thereAndBack(exports.Text.Echo, length)),
    [
      { side: rawMessages((ask) => thereAndBack(ask, length)), goal: 1.2 },
      // What .NET's own marshaller needs for the text, which no lane can save.
      { side: inThread(({ Text }) => thereAndBack(Text.Echo, length)) },
    ],
  );
}

function thereAndBack(send: (sent: string) => unknown, length: number): Run {
  const sent = 'text'.repeat(length).slice(0, length);
  return async (count) => {
    for (let i = 0; i < count; i++) requireAnswer(await send(sent), sent);
  };
}
