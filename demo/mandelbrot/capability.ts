import type { Place } from '../runtime/places.js';
import type { Started } from '../runtime/started.js';

/** Says whether C# can call the page and wait for its answer, and why not. */
export function showCapability(
  place: Place,
  { synchronousImports: { available, reason }, pool }: Started,
  elements: { isolation: HTMLElement; synchronousImports: HTMLElement; workers: HTMLElement },
): void {
  elements.isolation.textContent = crossOriginIsolated ? 'cross-origin isolated' : 'not isolated';
  elements.isolation.dataset['good'] = `${crossOriginIsolated}`;
  elements.synchronousImports.textContent = sentence(place, available, reason);
  elements.synchronousImports.dataset['good'] = `${available}`;
  if (pool !== undefined) elements.workers.textContent = `Pool of ${pool.size}`;
}

function sentence(place: Place, available: boolean, reason: string | undefined): string {
  if (place === 'in-thread') return 'available: C# and the page share one thread';
  if (available) return 'available: C# calls the page and waits for its answer';
  return `not available: ${reason ?? 'the runtime gave no reason'}`;
}
