import { liveElements } from 'dotnet-worker/live';
import { compare } from '../compare.js';
import type { Effort } from '../effort.js';
import type { Comparison } from '../results.js';
import type { Row } from '../row.js';
import { requireAnswer, type Run, type Side } from '../side.js';
import { comlink } from '../sides/comlink.js';
import { inThread } from '../sides/in-thread.js';
import { inPlace, offThread, startOffThread, type OffThreadRuntime } from '../sides/off-thread.js';
import { inFlight } from './export-in-flight.js';

const SPAN_LENGTH = 8 * 1024 * 1024;
/** What the page writes: see imports.ts. */
const WRITTEN = 7;
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
    ...(await starts(effort)),
  ],
};

function spans(effort: Effort): Promise<Comparison[]> {
  const lend = async ({ exports: { Spans } }: OffThreadRuntime): Promise<Run> => {
    await Spans.Allocate(SPAN_LENGTH);
    return async (count) => {
      requireAnswer(await Spans.Lend(count), WRITTEN);
    };
  };
  return compare('heap shared: 8 MB Span<byte>', { count: 4, unit: 'ms', effort }, inPlace(lend), [
    {
      side: inThread(({ Spans }) => {
        Spans.Allocate(SPAN_LENGTH);
        return (count) => {
          requireAnswer(Spans.Lend(count), WRITTEN);
        };
      }),
      goal: 1.1,
    },
    { side: offThread(lend) },
  ]);
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

function starts(effort: Effort): Promise<Comparison[]> {
  return compare(
    'heap shared: create() to the first answer',
    { count: 1, unit: 'ms', effort },
    starting(true),
    [{ side: starting(false), goal: 1.05 }],
  );
}

function starting(isShared: boolean): Side {
  return {
    name: 'dotnet-worker',
    start: () =>
      Promise.resolve({
        run: async () => {
          const { runtime, exports } = await startOffThread({ sharedHeap: isShared });
          requireAnswer(await exports.Numbers.Add(1, 2), 3);
          void runtime.terminate();
        },
        stop: () => undefined,
      }),
  };
}
