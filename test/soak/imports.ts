import { blocking, type ImportModule, type MemoryView } from 'dotnet-worker';
import { delegateImports } from '../runtime/delegate-imports.js';
import { messageOf } from '../runtime/outcome.js';

type Func = (value: number) => number;

/** What the imports share with those who wait for them. */
export interface Answering {
  /** What `Faults.Ask` and `Faults.Catch` do on the page, by the text that C# passes on. */
  readonly asked: Map<string, () => unknown>;
  /** Delegates that C# left with the page, by what they add. */
  readonly left: Map<number, (value: number) => number | Promise<number>>;
}

/** What C# imports of the page. */
export function importsOf(world: Answering): Record<string, ImportModule> {
  return {
    'shapes.js': shapes(world),
    'views.js': views,
    'faults.js': {
      fault: blocking((token: string) => world.asked.get(token)?.()),
    },
    'cancel.js': { ask: () => undefined },
    'series.js': { add: (left: number, right: number) => left + right },
    'lifetimes.js': {
      takeSpan: (span: MemoryView) => {
        span.set(Uint8Array.of(span.length));
      },
    },
  };
}

function shapes(world: Answering): ImportModule {
  return {
    same: (value: unknown) => value,
    add: (first: number, second: number) => first + second,
    ...delegateImports,
    getText: async (url: string) => {
      await Promise.resolve();
      return url.toUpperCase();
    },
    takeThrower: (action: () => void) => {
      try {
        action();
        return 'nothing was thrown';
      } catch (error) {
        return messageOf(error);
      }
    },
    keepFunc: (func: Func) => {
      world.left.set(func(0), func);
    },
  };
}

/** Each writes something that can be told afterwards. */
const views = {
  withBytes: (span: MemoryView) => {
    const part = Math.min(span.length, 1000);
    span.set(new Uint8Array(part).fill(3), span.length - part);
  },
  withInts: (span: MemoryView) => {
    span.set((span.slice() as Int32Array).reverse());
  },
  withDoubles: (span: MemoryView) => {
    span.set((span.slice() as Float64Array).map((value) => value * 2));
  },
  withTwo: (bytes: MemoryView, doubles: MemoryView) => {
    doubles.set(Float64Array.of(7.5), 1);
    bytes.set(Uint8Array.of(7), 2);
  },
  withBytesAndCallback: (span: MemoryView, callback: Func) => {
    if (span.length === 4) span.set(Uint8Array.of(7), 0);
    const answer = callback(0);
    span.set(Uint8Array.of(answer), 1);
  },
};
