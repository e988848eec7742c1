import { rejectionOf } from '../../runtime/outcome.js';
import type { SoakExports } from '../exports.js';

type Exports = SoakExports['Conformance'];

/** Something that crosses by handle, and how it is let go of. */
export interface Living {
  readonly name: string;
  /** Makes so many of it, none of which anybody holds afterwards. */
  readonly make: (exports: Exports, count: number) => Promise<void>;
}

/** What lives on the page, and C# holds. */
const ofThePage: readonly Living[] = [
  {
    name: 'objects of the page, collected by C#',
    make: ({ Live }, count) => Live.Lifetimes.TakeObjects(listOf(count, (index) => ({ index }))),
  },
  {
    name: 'objects of the page, disposed of by C#',
    make: ({ Exported }, count) => each(count, (index) => Exported.Objects.Dispose({ index })),
  },
  {
    name: 'an object of the page, sent again and again',
    make: ({ Exported }, count) => {
      const object = {};
      return each(count, () => Exported.Objects.JSObject(object));
    },
  },
  {
    name: 'functions of the page',
    make: ({ Live }, count) => each(count, (at) => Live.Lifetimes.TakeFunc((value) => value + at)),
  },
  {
    name: 'errors of the page',
    make: ({ Live }, count) => each(count, (at) => Live.Lifetimes.TakeError(new Error(`${at}`))),
  },
  {
    name: 'promises of the page',
    make: ({ Live }, count) => each(count, (at) => Live.Lifetimes.TakePromise(Promise.resolve(at))),
  },
];

/** What lives in C#, and the page holds. */
const ofCSharp: readonly Living[] = [
  {
    name: 'objects of C#, collected by the page',
    make: async ({ Live }, count) => {
      await Live.Lifetimes.MakeObjects(count);
    },
  },
  {
    name: 'objects of C#, disposed of by the page',
    make: async ({ Live }, count) => {
      for (const object of await Live.Lifetimes.MakeObjects(count)) object.dispose();
    },
  },
  {
    name: 'an object of C#, sent again and again',
    make: async ({ Exported }, count) => {
      const box = await Exported.Objects.MakeBox(1);
      await each(count, () => Exported.Objects.Any(box));
    },
  },
  {
    name: 'delegates of C#, collected by the page',
    make: ({ Exported }, count) => each(count, (at) => Exported.Delegates.GetFunc1(at)),
  },
  {
    name: 'delegates of C#, disposed of while a call is in flight',
    make: ({ Exported }, count) =>
      each(count, async (at) => {
        const add = await Exported.Delegates.GetFunc1(at);
        const sum = add(1);
        add.dispose();
        await sum;
      }),
  },
  {
    name: 'exceptions of C#, as values',
    make: ({ Live }, count) => each(count, (at) => Live.Lifetimes.MakeError(`${at}`)),
  },
  {
    name: 'exceptions of C#, thrown',
    make: ({ Exported }, count) => each(count, (at) => rejectionOf(Exported.Errors.Throw(`${at}`))),
  },
  {
    name: 'Tasks of C#',
    make: ({ Exported }, count) => each(count, (at) => Exported.Tasks.YieldThen(at)),
  },
  {
    name: 'ArraySegments, collected by the page',
    make: ({ Live }, count) => each(count, () => Live.Lifetimes.MakeSegment(16)),
  },
  {
    name: 'ArraySegments, disposed of by the page',
    make: ({ Live }, count) =>
      each(count, async () => {
        const view = await Live.Lifetimes.MakeSegment(16);
        view.set(Uint8Array.of(1));
        view.dispose();
      }),
  },
  { name: 'Spans', make: ({ Live }, count) => Live.Lifetimes.LendSpans(count) },
];

export const living: readonly Living[] = [...ofThePage, ...ofCSharp];

async function each(count: number, make: (at: number) => Promise<unknown>): Promise<void> {
  await Promise.all(listOf(count, make));
}

function listOf<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}
