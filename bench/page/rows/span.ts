import { compare } from '../compare.js';
import type { Row } from '../row.js';
import { requireAnswer, type Run } from '../side.js';
import { bareCopies } from '../sides/bare-copies.js';
import { inThread } from '../sides/in-thread.js';
import { offThread, type OffThreadRuntime } from '../sides/off-thread.js';

export const LENGTH = 8 * 1024 * 1024;
/** How many in a row: the first wakes both threads. */
export const SPANS = 20;
/** What the page writes: see imports.ts. */
const WRITTEN = 7;

/** C# lends 8 MB to the page, which reads all of it and writes the last 64 KiB. */
export const span: Row = {
  name: 'span',
  page: 'isolated',
  measure: (effort) =>
    compare(
      '8 MB Span<byte>, read and partly written',
      { count: SPANS, unit: 'ms', effort },
      offThread(lending),
      [{ side: lendingInThread, goal: 2 }, { side: bareCopies(LENGTH, WRITTEN) }],
    ),
};

export async function lending({ exports: { Spans } }: OffThreadRuntime): Promise<Run> {
  await Spans.Allocate(LENGTH);
  return async (count) => {
    requireAnswer(await Spans.Lend(count), WRITTEN);
  };
}

export const lendingInThread = inThread(({ Spans }) => {
  Spans.Allocate(LENGTH);
  return (count) => {
    requireAnswer(Spans.Lend(count), WRITTEN);
  };
});
