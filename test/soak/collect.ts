import type { DotnetRuntime, Inspection } from 'dotnet-worker';
import type { SoakExports } from './exports.js';

type Lifetimes = SoakExports['Conformance']['Live']['Lifetimes'];

const loading = import(
  /* webpackIgnore: true */ new URL('/base/test/fixtures/collector.js', location.href).href
) as Promise<{ collect: () => void }>;

/** What is alive, in all. */
export function count({ pageHandles, workerHandles, pendingCalls, bytesHeld }: Inspection): number {
  return pageHandles + workerHandles + pendingCalls + bytesHeld;
}

/**
 * Forces the collection of both threads until no more than `base` is counted, or nothing comes of it any more: what
 * one collector lets go of, the other one can collect only then.
 */
export async function collectTo(
  base: number,
  runtime: DotnetRuntime,
  { Collect }: Lifetimes,
  attempts = 100,
): Promise<Inspection> {
  const { collect } = await loading;
  for (let attempt = 0; ; attempt++) {
    const alive = await runtime.inspect();
    if (count(alive) <= base || attempt === attempts) return alive;
    await Collect();
    collect();
    // Finalisers run in a turn of their own.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
