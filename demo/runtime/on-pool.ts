import { createDotnetPool, type DotnetPool } from 'dotnet-worker/pool';
import type { ProjectExports } from './project.js';
import type { Started } from './started.js';

// Long enough for a visitor to look at something else meanwhile.
const idleTimeout = 300_000;

/** Runs the project in several workers, which share the tiles of a picture among them. */
export async function startOnPool(imports: object): Promise<Started> {
  const size = Math.max(2, navigator.hardwareConcurrency - 1);
  const pool = await createDotnetPool<ProjectExports>({
    size,
    idleTimeout,
    modules: { 'main.js': imports },
    prepare: (runtime) => runtime.runMain(),
  });
  await startAll(pool, size);
  const { synchronousImports } = await pool.run((_, runtime) => runtime.capabilities);
  return {
    exports: pool.exports,
    synchronousImports,
    pool: { size, map: (items, work, signal) => pool.map(items, work, { signal }) },
  };
}

/** A pool starts its workers as work comes; here, as in the other places, no picture waits for a start. */
async function startAll(pool: DotnetPool<ProjectExports>, size: number): Promise<void> {
  let begun = 0;
  let tellAll = (): void => undefined;
  const allBegan = new Promise<void>((done) => (tellAll = done));
  const work = () => {
    if (++begun === size) tellAll();
    return allBegan;
  };
  await Promise.all(Array.from({ length: size }, () => pool.run(work)));
}
