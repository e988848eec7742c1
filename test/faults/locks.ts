import { turnIn } from '../runtime/turns.js';

const PREFIX = 'dotnet-worker-';

/** The Web Locks that workers of the library hold: the browser frees one only when its worker has ended. */
export async function heldLocks(): Promise<string[]> {
  const { held = [] } = await navigator.locks.query();
  return held.map(({ name = '' }) => name).filter((name) => name.startsWith(PREFIX));
}

/** Those of them that have come since these were held. */
export async function locksSince(earlier: readonly string[]): Promise<string[]> {
  return (await heldLocks()).filter((name) => !earlier.includes(name));
}

/** Waits until the workers that held these have ended. */
export async function locksAreFree(locks: readonly string[]): Promise<void> {
  await turnIn(async () => {
    const held = await heldLocks();
    return !locks.some((name) => held.includes(name));
  });
}
