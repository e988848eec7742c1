import type { MemoryView } from 'dotnet-worker';
import { startInThread } from '../runtime/in-thread.js';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { sharedRuntime } from '../runtime/start.js';

/** In thread every export is synchronous. */
type Export<Result> = ((view: MemoryView) => Promise<Result>) & {
  sync?: (view: MemoryView) => Result;
};

interface Exports {
  Conformance: {
    Exported: { Numbers: { Int32: (value: number) => Promise<number> } };
    Live: {
      Views: {
        WorkOnBytes: () => Promise<string>;
        WorkOnReturned: () => Promise<string>;
        Segment: (offset: number, count: number) => Promise<MemoryView>;
        SumOfSpan: Export<number>;
        Double: Export<void>;
        Describe: Export<string>;
      };
    };
  };
}

type Views = Exports['Conformance']['Live']['Views'];

describe('a Span that the page gives back while its import runs', () => {
  let work: (view: MemoryView) => unknown = () => undefined;
  const modules = {
    'views.js': {
      withBytes: (view: MemoryView) => void work(view),
      returned: (view: MemoryView) => work(view),
    },
  };
  const shared = sharedRuntime<Exports>(modules);
  const offThread = () => shared.exports.Conformance.Live.Views;
  const sides = (): Views[] => [offThread(), inThread];
  let inThread: Views;

  beforeAll(async () => {
    inThread = (await startInThread<Exports>('spans-back', modules)).Conformance.Live.Views;
  });

  afterEach(async () => {
    expect(await shared.exports.Conformance.Exported.Numbers.Int32(5)).toBe(5);
  });

  it('is the same memory in a nested call, with what the page wrote; and the page sees what C# writes', async () => {
    for (const views of sides()) {
      const seen: unknown[] = [];
      work = (view) => {
        view.set(Uint8Array.of(10), 0);
        seen.push(now(views.SumOfSpan, view));
        now(views.Double, view);
        seen.push(...view.slice());
      };
      expect(await views.WorkOnBytes()).toBe('20 4 6 8');
      expect(seen).toEqual([19, 20, 4, 6, 8]);
    }
  });

  it('is the same memory as the result of the import, with what the page wrote', async () => {
    work = (view) => {
      view.set(Uint8Array.of(10), 0);
      return view;
    };
    for (const views of sides()) expect(await views.WorkOnReturned()).toBe('True: 10 2 3 4');
  });

  it('may be returned as an ArraySegment instead: the memory of that one', async () => {
    for (const views of sides()) {
      const segment = await views.Segment(0, 4);
      segment.set(Uint8Array.of(5, 6, 7, 8));
      work = () => segment;
      expect(await views.WorkOnReturned()).toBe('False: 5 6 7 8');
      segment.dispose();
    }
  });

  it('is refused when it is closed, as a result and as an argument', async () => {
    for (const views of sides()) {
      const kept: MemoryView[] = [];
      work = (view) => void kept.push(view);
      await views.WorkOnBytes();
      const [closed] = kept;
      work = () => closed;
      expect(await views.WorkOnReturned()).toBe('Error: Assert failed: ObjectDisposedException');
      const given = Promise.all(kept.map(async (view) => views.SumOfSpan(view)));
      await expectAsync(given).toBeRejectedWithError(/ObjectDisposedException/);
    }
  });

  it('is refused where nothing, or anything else, is returned', async () => {
    for (const value of [null, {}, Uint8Array.of(1)]) {
      work = () => value;
      const [offThread, there] = await Promise.all(sides().map((each) => each.WorkOnReturned()));
      expect(offThread).toMatch(/^(Type)?Error: ./);
      expect(offThread).toBe(String(there));
    }
  });

  it('is no ArraySegment', async () => {
    const views = offThread();
    let caught: unknown;
    work = (view) => {
      try {
        now(views.Describe, view);
      } catch (error) {
        caught = error;
      }
    };
    expect(await views.WorkOnBytes()).toBe('1 2 3 4');
    expect((caught as Error).message).toContain('Only roundtrip of ArraySegment');
  });

  it('is closed for a call that waits for the import to end', async () => {
    const views = offThread();
    let later = Promise.resolve(0);
    work = (view) => {
      later = views.SumOfSpan(view);
      later.catch(() => undefined);
    };
    expect(await views.WorkOnBytes()).toBe('1 2 3 4');
    expect(messageOf(await rejectionOf(later))).toMatch(/Disposed|closed/);
  });
});

/** A call that has its result at once, on either side. */
function now<Result>(method: Export<Result>, view: MemoryView): Result {
  return method.sync ? method.sync(view) : (method(view) as Result);
}
