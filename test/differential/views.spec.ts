import type { MemoryView } from 'dotnet-worker';
import { messageOf } from '../runtime/outcome.js';
import { startInThread } from '../runtime/in-thread.js';
import { sharedRuntime, sharesHeap } from '../runtime/start.js';

type Callback = (position: number) => number;

interface Exports {
  Conformance: {
    Live: {
      Views: {
        WorkOnBytes: () => Promise<string>;
        WorkOnInts: () => Promise<string>;
        WorkOnDoubles: () => Promise<string>;
        WorkOnTwo: () => Promise<string>;
        WorkAndCatch: () => Promise<string>;
        WorkOnMany: (count: number) => Promise<number>;
        WorkTogether: () => Promise<string>;
        WorkDeeply: (depth: number) => Promise<string>;
        Segment: (offset: number, count: number) => Promise<MemoryView>;
        DoubleSegment: () => Promise<MemoryView>;
        Describe: (segment: MemoryView) => Promise<string>;
        SumOfSpan: (segment: MemoryView) => Promise<number>;
        Content: () => Promise<Uint8Array>;
        DoubleContent: () => Promise<Float64Array>;
        Write: (index: number, value: number) => Promise<void>;
        ReadAfterImport: (index: number) => Promise<number>;
        ReadAfterTwoImports: (index: number) => Promise<string>;
      };
    };
  };
}

class Page {
  work: (view: MemoryView) => void = () => undefined;
  workOnTwo: (bytes: MemoryView, doubles: MemoryView) => void = () => undefined;
  workWith: (view: MemoryView, callback: Callback) => void = () => undefined;
  during: () => void = () => undefined;
  readonly modules = {
    'views.js': {
      withBytes: (view: MemoryView) => {
        this.work(view);
      },
      withInts: (view: MemoryView) => {
        this.work(view);
      },
      withDoubles: (view: MemoryView) => {
        this.work(view);
      },
      withTwo: (bytes: MemoryView, doubles: MemoryView) => {
        this.workOnTwo(bytes, doubles);
      },
      withBytesAndCallback: (view: MemoryView, callback: Callback) => {
        this.workWith(view, callback);
      },
      during: () => {
        this.during();
      },
    },
  };
}

describe('a Span of C#', () => {
  const page = new Page();
  const shared = sharedRuntime<Exports>(page.modules);
  const views = () => shared.exports.Conformance.Live.Views;

  it('shows the memory and is written in place', async () => {
    let seen: unknown;
    page.work = (view) => {
      seen = view.slice();
      expect([view.length, view.byteLength]).toEqual([4, 4]);
      view.set(Uint8Array.of(20, 30), 1);
    };
    expect(await views().WorkOnBytes()).toBe('1 20 30 4');
    expect(seen).toEqual(Uint8Array.of(1, 2, 3, 4));
  });

  it('may be of ints or of doubles', async () => {
    page.work = (view) => {
      expect([view.length, view.byteLength]).toEqual([4, 16]);
      view.set(Int32Array.of(-2_147_483_648, 2_147_483_647), 2);
    };
    expect(await views().WorkOnInts()).toBe('1 2 -2147483648 2147483647');
    page.work = (view) => {
      const copy = new Float64Array(2);
      view.copyTo(copy);
      view.set(copy.map((value) => value * 2));
    };
    expect(await views().WorkOnDoubles()).toBe('3 5');
  });

  it('has its range written that was touched, and nothing else', async () => {
    page.work = (view) => {
      view.set(Uint8Array.of(40), 3);
      view.set(Uint8Array.of(10), 0);
    };
    expect(await views().WorkOnBytes()).toBe('10 2 3 40');
    page.work = () => undefined;
    expect(await views().WorkOnBytes()).toBe('1 2 3 4');
  });

  it('is closed when the import has returned', async () => {
    let kept: MemoryView | undefined;
    page.work = (view) => {
      kept = view;
      expect(view.isDisposed).toBeFalse();
    };
    await views().WorkOnBytes();
    expectClosed(kept);
  });

  it('is written, and closed, when the import throws', async () => {
    let kept: MemoryView | undefined;
    page.work = (view) => {
      kept = view;
      view.set(Uint8Array.of(9), 0);
      throw new RangeError('the page failed');
    };
    expect(await views().WorkAndCatch()).toBe('RangeError: the page failed: 9 2 3 4');
    expectClosed(kept);
  });

  it('may come with another one', async () => {
    page.workOnTwo = (bytes, doubles) => {
      expect(bytes.slice()).toEqual(Uint8Array.of(1, 2, 3));
      expect(doubles.slice()).toEqual(Float64Array.of(0.5, 1.5));
      doubles.set(Float64Array.of(7.5), 1);
      bytes.set(Uint8Array.of(7), 2);
    };
    expect(await views().WorkOnTwo()).toBe('1 2 7 | 0.5 7.5');
  });

  it('may be of 8 MB', async () => {
    const size = 8 * 1024 * 1024;
    page.work = (view) => {
      expect(view.length).toBe(size);
      view.set(new Uint8Array(1000).fill(3), size - 1000);
    };
    expect(await views().WorkOnMany(size)).toBe(size + 2000);
  });

  it('is seen by C# in a nested call, as it is written; and the page sees what C# writes', async () => {
    const seen: unknown[] = [];
    page.workWith = (view, callback) => {
      view.set(Uint8Array.of(5), 1);
      seen.push(callback(1), view.slice());
      seen.push(callback(2), view.slice());
    };
    expect(await views().WorkTogether()).toBe('1 50 30 4');
    expect(seen).toEqual([5, Uint8Array.of(1, 50, 3, 4), 3, Uint8Array.of(1, 50, 30, 4)]);
  });

  it('shows what C# wrote before a nested call failed', async () => {
    const seen: unknown[] = [];
    page.workWith = (view, callback) => {
      expect(() => callback(-1)).toThrowError(/position/);
      seen.push(view.slice());
      view.set(Uint8Array.of(7), 3);
    };
    expect(await views().WorkTogether()).toBe('99 2 3 7');
    expect(seen).toEqual([Uint8Array.of(99, 2, 3, 4)]);
  });

  it('stays open while nested imports have Spans of their own', async () => {
    const kept: MemoryView[] = [];
    page.workWith = (view, callback) => {
      kept.push(view);
      const depth = callback(0);
      expect(view.slice()).toEqual(Uint8Array.of(depth, 0));
      view.set(Uint8Array.of(depth + 100), 1);
      expect(view.slice()).toEqual(Uint8Array.of(depth, depth + 100));
    };
    expect(await views().WorkDeeply(5)).toBe('5 105');
    expect(kept.length).toBe(6);
    expect(kept.every((view) => view.isDisposed)).toBeTrue();
  });

  it('fails as in thread where it cannot serve', async () => {
    const here = new Page();
    const inThread = await startInThread<Exports>('views', here.modules);
    const words = { inThread: [] as string[], offThread: [] as string[] };
    page.work = (view) => (words.offThread = misuse(view));
    here.work = (view) => (words.inThread = misuse(view));
    await views().WorkOnBytes();
    await inThread.Conformance.Live.Views.WorkOnBytes();
    expect(words.offThread).toEqual(words.inThread);
    expect(words.inThread.filter((word) => word === 'nothing was thrown').length).toBe(1);
  });
});

describe('an ArraySegment of C#', () => {
  const page = new Page();
  const shared = sharedRuntime<Exports>(page.modules);
  const views = () => shared.exports.Conformance.Live.Views;

  beforeEach(async () => {
    const all = await views().Segment(0, 8);
    all.set(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    all.dispose();
  });

  it('stays open after the call, and what is written is seen by the calls after it', async () => {
    const segment = await views().Segment(2, 4);
    expect(segment.slice()).toEqual(Uint8Array.of(3, 4, 5, 6));
    segment.set(Uint8Array.of(30), 0);
    const first = views().Content();
    segment.set(Uint8Array.of(31), 0);
    const second = views().Content();
    // In place nothing waits: C# may meet what was written after the call.
    expect(sharesHeap ? [30, 31] : [30]).toContain((await first)[2] ?? 0);
    expect((await second)[2]).toBe(31);
    segment.dispose();
  });

  it('is the same segment when it goes back, with its offset and count', async () => {
    const segment = await views().Segment(3, 2);
    expect(await views().Describe(segment)).toBe('True 3 2');
    expect(await views().SumOfSpan(segment)).toBe(4 + 5);
    segment.dispose();
  });

  it('may be of doubles', async () => {
    const segment = await views().DoubleSegment();
    segment.set(Float64Array.of(1.5, NaN, -0));
    expect(await views().DoubleContent()).toEqual(Float64Array.of(1.5, NaN, -0, 0));
    segment.dispose();
  });

  it('shows what C# has changed after refresh()', async () => {
    const segment = await views().Segment(0, 8);
    await views().Write(0, 99);
    await segment.refresh();
    expect(segment.slice(0, 2)).toEqual(Uint8Array.of(99, 2));
    segment.dispose();
  });

  it('takes writes of the page while C# waits in an import: C# sees them when it returns', async () => {
    const segment = await views().Segment(0, 8);
    page.during = () => {
      segment.set(Uint8Array.of(77), 4);
    };
    expect(await views().ReadAfterImport(4)).toBe(77);
    let next = 10;
    page.during = () => {
      segment.set(Uint8Array.of(next++), 4);
    };
    expect(await views().ReadAfterTwoImports(4)).toBe('10 11');
    segment.dispose();
  });

  it('keeps the order of a write before a call, one during its import and one after it', async () => {
    const segment = await views().Segment(0, 8);
    page.during = () => {
      segment.set(Uint8Array.of(2), 5);
    };
    segment.set(Uint8Array.of(1), 5);
    const during = views().ReadAfterImport(5);
    expect(await during).toBe(2);
    segment.set(Uint8Array.of(3), 5);
    expect((await views().Content())[5]).toBe(3);
    segment.dispose();
  });

  it('is closed for good by dispose(), once or twice', async () => {
    const segment = await views().Segment(0, 2);
    expect(segment.isDisposed).toBeFalse();
    segment.dispose();
    segment.dispose();
    expectClosed(segment);
    await expectAsync(
      Promise.resolve().then(() => views().Describe(segment)),
    ).toBeRejectedWithError(/ObjectDisposedException/);
    expect((await views().Content()).length).toBe(8);
  });

  it('is let go of by dispose(), on both sides', async () => {
    const before = (await shared.runtime.inspect()).workerHandles;
    const segment = await views().Segment(0, 2);
    expect((await shared.runtime.inspect()).workerHandles).toBe(before + 1);
    segment.dispose();
    expect((await shared.runtime.inspect()).workerHandles).toBe(before);
  });

  it('fails as in thread where it cannot serve', async () => {
    const inThread = await startInThread<Exports>('segments', new Page().modules);
    const here = await inThread.Conformance.Live.Views.Segment(0, 4);
    const there = await views().Segment(0, 4);
    expect(misuse(there)).toEqual(misuse(here));
    there.dispose();
    here.dispose();
    expect(misuse(there)).toEqual(misuse(here));
  });
});

/** What a view of four bytes says of what it cannot do. */
function misuse(view: MemoryView): string[] {
  const uses: (() => unknown)[] = [
    () => {
      view.set([1] as unknown as Uint8Array);
    },
    () => {
      view.set(Int32Array.of(1));
    },
    () => {
      view.set(new Uint8ClampedArray(1) as unknown as Uint8Array);
    },
    () => {
      view.set(null as unknown as Uint8Array);
    },
    () => {
      view.set(new Uint8Array(5));
    },
    () => {
      view.set(new Uint8Array(2), 3);
    },
    () => {
      view.set(new Uint8Array(1), -1);
    },
    () => {
      view.copyTo(new Int32Array(4));
    },
    () => {
      view.copyTo(new Uint8Array(1));
    },
    () => {
      view.copyTo(undefined as unknown as Uint8Array);
    },
    () => view.slice(1, 100),
  ];
  return uses.map((use) => {
    try {
      use();
      return 'nothing was thrown';
    } catch (error) {
      return `${(error as Error).name}: ${messageOf(error)}`;
    }
  });
}

function expectClosed(view: MemoryView | undefined): void {
  expect(view?.isDisposed).toBeTrue();
  expect(() => view?.slice()).toThrowError(/ObjectDisposedException/);
  expect(() => view?.set(new Uint8Array(1))).toThrowError(/ObjectDisposedException/);
}
