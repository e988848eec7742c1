import type { Inspection } from 'dotnet-worker';
import { Mismatch } from '../check.js';
import { collectTo, count } from '../collect.js';
import { memoryUse, type MemoryUse } from '../memory-use.js';
import { report } from '../report.js';
import { World } from '../world.js';
import { living, type Living } from './kinds.js';

/** Between two collections, so that the collectors do not decide how much is alive at once. */
const SLICE = 10_000;

/** What .NET and the engine may keep for themselves: each of so many things takes far more when it stays. */
const BOUND = 4 * 1024 * 1024;

/** Makes so many of each kind and lets them go: nothing may be left of them, neither handles nor memory. */
export async function lifetimes(framework: string, size: number): Promise<void> {
  const world = await World.start(true, framework);
  let mismatches = 0;
  for (const kind of living) {
    const begun = performance.now();
    // The first slice pays for what is made once.
    await makeAll(world, kind, Math.min(size, SLICE));
    const before = await memoryUse(world);
    const left = await makeAll(world, kind, size);
    const after = await memoryUse(world);
    const fault = faultOf(left, before, after);
    if (fault) {
      mismatches++;
      void report({ kind: 'mismatch', text: `${kind.name}: ${fault.message}` });
    }
    const seconds = (performance.now() - begun) / 1000;
    await report({
      kind: 'lived',
      name: kind.name,
      size,
      left: count(left),
      before,
      after,
      seconds,
    });
  }
  await world.runtime.terminate();
  await report({ kind: 'ended', checks: living.length * size, mismatches });
}

/** What is left of them. */
async function makeAll(world: World, kind: Living, size: number): Promise<Inspection> {
  const { runtime, exports } = world;
  const base = count(await runtime.inspect());
  let left = await runtime.inspect();
  for (let made = 0; made < size; made += SLICE) {
    await kind.make(exports, Math.min(SLICE, size - made));
    left = await collectTo(base, runtime, exports.Live.Lifetimes);
    await report({ kind: 'alive' });
  }
  return left;
}

function faultOf(left: Inspection, before: MemoryUse, after: MemoryUse): Mismatch | undefined {
  if (count(left) > 0) return new Mismatch(`${JSON.stringify(left)} is left`);
  const grown = [after.managed - before.managed, (after.scripts ?? 0) - (before.scripts ?? 0)];
  if (grown.every((bytes) => bytes < BOUND)) return undefined;
  return new Mismatch(`memory has grown by ${grown.join(' bytes of C# objects and ')} of scripts`);
}
