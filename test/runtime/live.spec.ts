import type { MemoryView } from 'dotnet-worker';
import { liveElements } from 'dotnet-worker/live';
import { errorOf, messageOf } from './outcome.js';
import { builder, exportsOf, type Runtime } from './start.js';

interface Exports {
  Conformance: {
    Live: {
      Buffers: {
        Picture: () => Promise<MemoryView>;
        Counters: () => Promise<MemoryView>;
        Doubles: () => Promise<MemoryView>;
        Draw: () => Promise<number>;
        Grow: (mebibytes: number) => Promise<number>;
        FirstByte: () => Promise<number>;
        Forget: () => Promise<void>;
        LendSpan: () => Promise<void>;
      };
    };
  };
}

const FRAMES = 0;
const STOP = 1;

describe('live elements', () => {
  let runtime: Runtime;
  let buffers: Exports['Conformance']['Live']['Buffers'];
  const lent: unknown[] = [];

  async function start(sharedHeap: 'auto' | 'off'): Promise<void> {
    runtime = await builder().withSharedHeap(sharedHeap).create();
    runtime.setModuleImports('buffers.js', {
      lend: (span: MemoryView) => {
        lent.push(messageOf(errorOf(() => liveElements(span, 'Uint8Array'))));
      },
    });
    buffers = (await exportsOf<Exports>(runtime)).Conformance.Live.Buffers;
  }

  describe('of a shared heap', () => {
    beforeAll(() => start('auto'));
    afterAll(() => runtime.terminate());

    it('are there', () => {
      expect(runtime.capabilities.sharedHeap).toEqual({ available: true });
    });

    it('show what C# draws while it computes, and tell it to stop', async () => {
      const picture = await buffers.Picture();
      const counters = await buffers.Counters();
      const numbers = liveElements(counters, 'Int32Array');
      const drawing = buffers.Draw();
      while (Atomics.load(numbers, FRAMES) < 5) await new Promise((done) => setTimeout(done));
      const pixels = liveElements(picture, 'Uint8Array');
      expect(pixels.length).toBe(256 * 1024);
      expect(pixels[100]).toBeGreaterThan(0);
      Atomics.store(numbers, STOP, 1);
      expect(await drawing).toBe(Atomics.load(numbers, FRAMES));
      picture.dispose();
      counters.dispose();
    });

    it('stay those of C# when its memory grows', async () => {
      const picture = await buffers.Picture();
      const pixels = liveElements(picture, 'Uint8Array');
      expect(await buffers.Grow(80)).toBe(80 * 1024 * 1024);
      expect(pixels[0]).toBe(77);
      pixels[0] = 78;
      expect(await buffers.FirstByte()).toBe(78);
      expect(picture.slice(0, 1)).toEqual(Uint8Array.of(78));
      picture.set(Uint8Array.of(79));
      expect(await buffers.FirstByte()).toBe(79);
      await buffers.Forget();
      picture.dispose();
    });

    it('are not to be had of a closed view, of others, or by another name', async () => {
      const picture = await buffers.Picture();
      const doubles = await buffers.Doubles();
      expect(liveElements(doubles, 'Float64Array').length).toBe(4);
      expect(messageOf(errorOf(() => liveElements(doubles, 'Uint8Array')))).toBe(
        'Failed to give live elements: its elements are of Float64Array, not of Uint8Array. Make sure to ask for Float64Array.',
      );
      picture.dispose();
      doubles.dispose();
      expect(messageOf(errorOf(() => liveElements(picture, 'Uint8Array')))).toContain(
        'ObjectDisposedException',
      );
      expect(messageOf(errorOf(() => liveElements([] as never, 'Uint8Array')))).toContain(
        'no MemoryView',
      );
    });

    it('are not to be had of a Span', async () => {
      await buffers.LendSpan();
      expect(lent).toEqual([
        'Failed to give live elements: a Span ends with the import that it came with. Make sure to pass an ArraySegment.',
      ]);
    });
  });

  describe('of copies', () => {
    beforeAll(() => start('off'));
    afterAll(() => runtime.terminate());

    it('are none: the error says how to start', async () => {
      const picture = await buffers.Picture();
      expect(messageOf(errorOf(() => liveElements(picture, 'Uint8Array')))).toContain(
        "withSharedHeap('auto')",
      );
      expect(runtime.capabilities.sharedHeap.available).toBe(false);
      picture.dispose();
    });
  });
});
