import { turnIn } from '../runtime/turns.js';

const PREFIX = 'dotnet-worker-';

/** The Web Locks that workers of the library hold: the browser frees one only when its worker has ended. */
export async function heldLocks(): Promise<string[]> {
  const { held = [] } = await navigator.locks.query();
  return held.map(({ name = '' }) => name).filter((name) => name.startsWith(PREFIX));
}

/** Waits until the workers that held these have ended. */
export async function locksAreFree(locks: readonly string[]): Promise<void> {
  await turnIn(async () => {
    const held = await heldLocks();
    return !locks.some((name) => held.includes(name));
  });
}
