import { createDotnetPool, type DotnetPool } from 'dotnet-worker/pool';
import type { Exports, OffThread } from '../exports.js';

export type BenchPool = DotnetPool<OffThread<Exports>>;

/** A pool of the C# project. */
function startPool(size: number): Promise<BenchPool> {
  return createDotnetPool<OffThread<Exports>>({ size, assembly: 'Bench', idleTimeout: Infinity });
}

/** A pool whose runtimes have all started. */
export async function startFullPool(size: number): Promise<BenchPool> {
  const pool = await startPool(size);
  const items = Array.from({ length: size }, () => 50);
  while ((await pool.inspect()).length < size) {
    await pool.map(items, (exports, ms) => exports.Bench.Work.Compute(ms));
  }
  return pool;
}
