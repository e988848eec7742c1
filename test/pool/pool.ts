import type { MemoryView } from 'dotnet-worker';
import { createDotnetPool, type DotnetPool, type PoolOptions } from 'dotnet-worker/pool';
import type { Delegate } from './delegate.js';
import { framework } from '../runtime/start.js';

/** What of the C# in test/dotnet the specs of the pool call. */
export interface Exports {
  Conformance: {
    Exported: {
      Compute: {
        For: (milliseconds: number) => Promise<number>;
        Hash: ((rounds: number) => Promise<number>) & { sync: (rounds: number) => number };
        Forever: () => Promise<void>;
      };
      Delegates: {
        GetFunc1: (added: number) => Promise<Delegate>;
        CallFunc1: (func: (value: number) => number, value: number) => Promise<number>;
      };
      Faults: { FailFast: (message: string) => Promise<void> };
      Objects: {
        MakeBox: (value: number) => Promise<object>;
        Unbox: (box: object) => Promise<number>;
        Keep: (value: object) => Promise<void>;
      };
      Series: {
        Next: (value: number) => Promise<number>;
        Take: () => Promise<number[]>;
        Tick: (milliseconds: number) => Promise<void>;
      };
    };
    Live: {
      Lifetimes: {
        MakeSegment: (length: number) => Promise<MemoryView>;
        Sum: (segment: MemoryView | undefined) => Promise<number>;
      };
    };
    Imported: { Order: { AddMany: (count: number) => Promise<number> } };
  };
}

export type Pool = DotnetPool<Exports>;

export function startPool(options: PoolOptions<Exports> = {}): Promise<Pool> {
  return createDotnetPool<Exports>({
    size: 2,
    idleTimeout: Infinity,
    ...options,
    configure: (builder) => {
      builder.withFramework(framework);
      options.configure?.(builder);
    },
  });
}

/** Work on both runtimes of a pool of two at once: afterwards both are there. */
export async function fill(pool: Pool): Promise<void> {
  await Promise.all([1, 2].map(() => pool.exports.Conformance.Exported.Compute.For(50)));
  while (pool.size < 2 || (await pool.inspect()).length < 2) {
    await Promise.all([1, 2].map(() => pool.exports.Conformance.Exported.Compute.For(50)));
  }
}
