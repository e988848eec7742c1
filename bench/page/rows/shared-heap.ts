import { liveElements } from 'dotnet-worker/live';
import { compare } from '../compare.js';
import type { Effort } from '../effort.js';
import type { Comparison } from '../results.js';
import type { Row } from '../row.js';
import { requireAnswer, type Run } from '../side.js';
import { comlink } from '../sides/comlink.js';
import { inPlace, offThread, type OffThreadRuntime } from '../sides/off-thread.js';
import { sharedCopy } from '../sides/shared-copy.js';
import { inFlight } from './export-in-flight.js';
import { lending, lendingInThread, LENGTH, SPANS } from './span.js';

const WIDTH = 1920;
const HEIGHT = 1080;
const FRAME_LENGTH = WIDTH * HEIGHT * 4;
const COLOUR = 200;

/** What it gives and costs to have the heap of C# in shared memory. */
export const sharedHeap: Row = {
  name: 'shared-heap',
  page: 'isolated',
  measure: async (effort) => [
    ...(await spans(effort)),
    ...(await frames(effort)),
    ...(await calls(effort)),
  ],
};

function spans(effort: Effort): Promise<Comparison[]> {
  return compare(
    'heap shared: 8 MB Span<byte>',
    { count: SPANS, unit: 'ms', effort },
    inPlace(lending),
    [
      { side: lendingInThread, goal: 1.1 },
      { side: sharedCopy(LENGTH) },
      { side: offThread(lending) },
    ],
  );
}

/** C# draws a frame, and the page has it as an `ImageData`. */
function frames(effort: Effort): Promise<Comparison[]> {
  const live = inPlace(async ({ exports: { Frames } }) => {
    const pixels = await Frames.Pixels(FRAME_LENGTH);
    const image = new ImageData(WIDTH, HEIGHT);
    return async (count) => {
      for (let i = 0; i < count; i++) {
        await Frames.Draw(COLOUR);
        image.data.set(liveElements(pixels, 'Uint8Array'));
      }
      requireAnswer(image.data.at(-1), COLOUR);
    };
  });
  const shown =
    (next: (length: number, colour: number) => Promise<Uint8Array<ArrayBuffer>>): Run =>
    async (count) => {
      let image = new ImageData(1, 1);
      for (let i = 0; i < count; i++) {
        const { buffer } = await next(FRAME_LENGTH, COLOUR);
        image = new ImageData(new Uint8ClampedArray(buffer), WIDTH, HEIGHT);
      }
      requireAnswer(image.data.at(-1), COLOUR);
    };
  return compare('heap shared: a frame of 1920 × 1080', { count: 5, unit: 'ms', effort }, live, [
    { side: offThread(({ exports }) => shown(exports.Frames.Next)) },
    { side: comlink(({ Frames }) => shown(Frames.Next)) },
  ]);
}

function calls(effort: Effort): Promise<Comparison[]> {
  const add = ({ exports }: OffThreadRuntime): Run => inFlight(exports.Numbers.Add);
  return compare(
    'heap shared: export, 20,000 in flight',
    { count: 20_000, unit: 'µs', effort },
    inPlace(add),
    [{ side: offThread(add), goal: 1.05 }],
  );
}
