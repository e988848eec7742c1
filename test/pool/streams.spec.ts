import { iterate, pageStreams, readable } from 'dotnet-worker/streams';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { sharedRuntime } from '../runtime/start.js';

interface Exports {
  Conformance: {
    Guide: {
      Files: {
        CountLines: (file: object) => Promise<number>;
        ReadFirst: (file: object, most: number) => Promise<number>;
      };
      Report: {
        Open: (parts: number) => Promise<object>;
        Next: (report: object) => Promise<Uint8Array | null>;
        Close: (report: object) => Promise<void>;
        Made: () => Promise<number>;
        Closed: () => Promise<number>;
      };
      Search: { Run: (steps: number, report: (fraction: number) => void) => Promise<number> };
    };
  };
}

describe('streams', () => {
  const shared = sharedRuntime<Exports>({ 'dotnet-worker/streams': pageStreams });
  let guide: Exports['Conformance']['Guide'];
  beforeEach(() => (guide = shared.exports.Conformance.Guide));

  const lines = 'one\ntwo\nthree\n'.repeat(10_000);

  it('lets C# read a Blob of the page piece by piece', async () => {
    const blob = new Blob([lines]);
    const slice = spyOn(blob, 'slice').and.callThrough();
    expect(await guide.Files.CountLines(blob)).toBe(30_000);
    expect(slice).toHaveBeenCalledTimes(Math.ceil(blob.size / 65_536));
    expect(await guide.Files.CountLines(new Blob([]))).toBe(0);
  });

  it('lets C# read a stream of the page, whatever the size of its chunks', async () => {
    for (const size of [1000, 500_000]) {
      const bytes = new TextEncoder().encode(lines);
      let offset = 0;
      const stream = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          if (offset >= bytes.length) controller.close();
          else controller.enqueue(bytes.slice(offset, (offset += size)));
        },
      });
      expect(await guide.Files.CountLines(stream)).toBe(30_000);
    }
  });

  it('reads no further than C# has come, and tells the stream when C# gives up', async () => {
    let pulled = 0;
    let cancelled = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel: () => {
        cancelled++;
      },
    });
    expect(await guide.Files.ReadFirst(stream, 100)).toBe(100);
    expect(pulled).toBeLessThanOrEqual(2);
    expect(cancelled).toBe(1);
  });

  it('passes the error of a stream on, and refuses what holds no bytes', async () => {
    const broken = new ReadableStream({
      pull: (controller) => {
        controller.error(new Error('the cable was cut'));
      },
    });
    expect(messageOf(await rejectionOf(guide.Files.CountLines(broken)))).toContain(
      'the cable was cut',
    );
    const texts = new ReadableStream({
      start: (controller) => {
        controller.enqueue('text');
      },
    });
    expect(messageOf(await rejectionOf(guide.Files.CountLines(texts)))).toContain(
      'its chunk is a string, not bytes',
    );
    expect(messageOf(await rejectionOf(guide.Files.CountLines({})))).toContain(
      'it is neither a ReadableStream nor a Blob',
    );
  });

  async function open(parts: number) {
    const report = await guide.Report.Open(parts);
    return [() => guide.Report.Next(report), () => guide.Report.Close(report)] as const;
  }

  const numberIn = (part: Uint8Array) => new DataView(part.buffer).getInt32(0, true);

  it('let the page read what C# makes as a stream, one part ahead', async () => {
    const made = await guide.Report.Made();
    const reader = readable(...(await open(100))).getReader();
    const first = await reader.read();
    expect(first.value && numberIn(first.value)).toBe(0);
    expect((await guide.Report.Made()) - made).toBeLessThanOrEqual(2);
    const closed = await guide.Report.Closed();
    await reader.cancel();
    expect((await guide.Report.Closed()) - closed).toBe(1);
  });

  it('let the page read what C# makes in a loop, to its end or not', async () => {
    const closed = await guide.Report.Closed();
    const all: number[] = [];
    for await (const part of iterate(...(await open(5)))) all.push(numberIn(part));
    expect(all).toEqual([0, 1, 2, 3, 4]);
    for await (const part of iterate(...(await open(5)))) if (numberIn(part) === 2) break;
    expect((await guide.Report.Closed()) - closed).toBe(2);
  });

  it('close only when C# has answered what it was asked', async () => {
    const closed = await guide.Report.Closed();
    const results = iterate(...(await open(5)));
    const asked = results.next();
    await results.return();
    expect((await guide.Report.Closed()) - closed).toBe(1);
    expect((await asked).done).toBeFalse();
  });

  it('close once when C# throws', async () => {
    let closed = 0;
    const results = iterate(
      () => guide.Report.Next({}),
      () => closed++,
    );
    expect(await rejectionOf(results.next())).toBeInstanceOf(Error);
    expect((await results.next()).done).toBeTrue();
    expect(closed).toBe(1);
  });

  it('of progress from a tight loop of C# come throttled, with the end', async () => {
    const fractions: number[] = [];
    const found = await guide.Search.Run(200_000, (fraction) => fractions.push(fraction));
    expect(found).toBe(28_571);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions.length).toBeLessThan(2000);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });
});
