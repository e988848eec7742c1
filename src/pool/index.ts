/**
 * Several runtimes of one app.
 *
 * @module dotnet-worker/pool
 */
import type { AssemblyExports, KnownAssemblies } from 'dotnet-worker';
import { PooledBuilder } from './builder.js';
import type { PoolOptions } from './options.js';
import { DotnetPool } from './pool.js';
import { Starter } from './starter.js';

type KnownAssembly = Extract<keyof KnownAssemblies, string>;

const DEFAULT_IDLE_MS = 30_000;

/**
 * Starts a pool of runtimes of one app: one at first, more when there is work for them, at most `size`.
 *
 * @throws `DotnetStartError` when the first runtime does not start
 */
export function createDotnetPool<Name extends KnownAssembly>(
  options: PoolOptions<KnownAssemblies[Name]> & { readonly assembly: Name },
): Promise<DotnetPool<KnownAssemblies[Name]>>;
export function createDotnetPool<Exports extends object = AssemblyExports>(
  options?: PoolOptions<Exports>,
): Promise<DotnetPool<Exports>>;
export async function createDotnetPool<Exports extends object>(
  options: PoolOptions<Exports> = {},
): Promise<DotnetPool<Exports>> {
  const limits = {
    size: checkedSize(options.size ?? defaultSize()),
    idleTimeout: options.idleTimeout ?? DEFAULT_IDLE_MS,
  };
  const starter = new Starter(options);
  return new DotnetPool(starter, await starter.start(), limits);
}

/** One core is the page's. */
function defaultSize(): number {
  return Math.max(1, new PooledBuilder().processors - 1);
}

function checkedSize(size: number): number {
  if (Number.isInteger(size) && size >= 1) return size;
  throw new TypeError(
    `Failed to create a pool: its size is ${String(size)}. Make sure to give a whole number of runtimes, at least 1, or none for the default.`,
  );
}

export { repeatable } from './exports.js';
export type { MapContext, MapOptions, MapProgress, PoolOptions, RunOptions } from './options.js';
export type { DotnetPool, PoolRow } from './pool.js';
