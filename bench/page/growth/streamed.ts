import { pageStreams, readable } from 'dotnet-worker/streams';
import { megabytes } from '../memory.js';
import type { Row } from '../row.js';
import { startOffThread } from '../sides/off-thread.js';
import { rounded } from './cost.js';

const MIB = 2 ** 20;
const CHUNK = 64 * 1024;

/** Streams that are read to their ends by the other side: memory does not grow with their length. */
export const streamed: Row = {
  name: 'growth-streamed',
  page: 'isolated',
  growth: true,
  measure: async ({ isQuick }) => {
    const { runtime, exports } = await startOffThread();
    runtime.setModuleImports('dotnet-worker/streams', pageStreams);
    const { Read, Begin, Next, Most } = exports.Streams;
    const readResults = async (length: number): Promise<number> => {
      await Begin(length);
      return lengthOf(readable(Next));
    };
    const sources = [
      ['ReadableStream', (length: number) => Read(streamOf(length))],
      ['Blob', (length: number) => Read(blobOf(length))],
      ['readable() of C#', readResults],
    ] as const;
    for (const [, read] of sources) await read(16 * MIB);
    const rows: (string | number)[][] = [];
    for (const size of isQuick ? [16, 64] : [64, 256, 1024]) {
      for (const [name, read] of sources) {
        const begun = performance.now();
        const length = await read(size * MIB);
        const seconds = (performance.now() - begun) / 1000;
        if (length !== size * MIB) throw new Error(`${name}: ${length} bytes of ${size} MiB.`);
        const most = (await Most()) / MIB;
        rows.push([
          `${name}, ${size} MiB`,
          rounded(size / seconds),
          rounded(most),
          await megabytes(),
        ]);
      }
    }
    await runtime.terminate();
    const header = [
      'source',
      'MiB a second',
      'objects of C# at most, MiB',
      'scripts of page and worker, MiB',
    ];
    return [
      {
        kind: 'growth',
        title: 'A stream and a Blob of the page, read by C#, and one of C#, read by the page',
        header,
        rows,
      },
    ];
  },
};

/** A Blob of many times the same part, which is in memory once. */
function blobOf(length: number): Blob {
  const part = new Blob([new Uint8Array(16 * MIB)]);
  return new Blob(Array.from({ length: length / (16 * MIB) }, () => part));
}

function streamOf(length: number): ReadableStream<Uint8Array> {
  let left = length;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const chunk = new Uint8Array(Math.min(CHUNK, left));
      if (chunk.length === 0) controller.close();
      else controller.enqueue(chunk);
      left -= chunk.length;
    },
  });
}

async function lengthOf(stream: ReadableStream<Uint8Array>): Promise<number> {
  let length = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
  }
  return length;
}
