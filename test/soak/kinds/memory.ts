import type { MemoryView } from 'dotnet-worker';
import { must, same } from '../check.js';
import type { Random } from '../random.js';
import type { Kind } from './kind.js';
import { int32 } from './values.js';

/** Windows on C# memory, and memory by address. */
export const memory: readonly Kind[] = [
  {
    name: 'a Span',
    waits: true,
    play: async ({ exports }, random) => {
      const { Views } = exports.Live;
      same(await Views.WorkOnBytes(), '3 3 3 3', 'WorkOnBytes');
      same(await Views.WorkOnInts(), '4 3 2 1', 'WorkOnInts');
      same(await Views.WorkOnDoubles(), '3 5', 'WorkOnDoubles');
      same(await Views.WorkOnTwo(), '1 2 7 | 0.5 7.5', 'WorkOnTwo');
      const size = random.chance(0.2) ? random.below(300_000) : random.below(2000);
      same(await Views.WorkOnMany(size), size + 2 * Math.min(size, 1000), 'WorkOnMany');
    },
  },
  {
    name: 'a Span with nested calls',
    waits: true,
    play: async ({ exports }, random) => {
      const { Views } = exports.Live;
      const depth = random.below(6);
      same(await Views.WorkTogether(), '70 7 3 4', 'WorkTogether');
      same(await Views.WorkDeeply(depth), `${depth} ${depth}`, 'WorkDeeply');
    },
  },
  {
    name: 'an ArraySegment',
    play: async ({ exports }, random) => {
      const { Lifetimes } = exports.Live;
      const view = await Lifetimes.MakeSegment(random.between(1, 400));
      const model = new Uint8Array(view.length);
      for (let step = random.below(6); step > 0; step--) await change(view, model, random);
      const { AddToEach, Sum } = Lifetimes;
      const added = random.below(256);
      await AddToEach(view, added);
      for (const at of model.keys()) model[at] = (model[at] ?? 0) + added;
      if (random.chance(0.5)) await change(view, model, random);
      await view.refresh();
      same(view.slice(), model, 'what C# changed');
      const sum = Sum(view);
      if (random.chance(0.5)) view.dispose();
      same(await sum, total(model), 'Sum');
    },
  },
  {
    name: 'memory by address',
    play: async ({ runtime, exports }, random) => {
      const { Memory } = exports.Exported;
      const address = await Memory.Allocate(4);
      const value = int32(random);
      void runtime.setHeapI32(address, value).catch(() => undefined);
      const [read, bytes] = await Promise.all([
        runtime.getHeapI32(address),
        Memory.Read(address, 4),
      ]);
      await Memory.Free(address);
      same(read, value, 'getHeapI32');
      same(bytes, new Uint8Array(Int32Array.of(value).buffer), 'Read');
    },
  },
];

/** Writes somewhere into both; now and then in a turn of its own. */
async function change(view: MemoryView, model: Uint8Array, random: Random): Promise<void> {
  const at = random.below(model.length);
  const part = Uint8Array.from({ length: random.below(model.length - at) }, () =>
    random.below(256),
  );
  view.set(part, at);
  model.set(part, at);
  must(view.length === model.length, 'a view keeps its length');
  if (random.chance(0.3)) await Promise.resolve();
}

function total(values: Uint8Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
