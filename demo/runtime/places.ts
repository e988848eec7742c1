import { startInPlace } from './in-place.js';
import { startInThread } from './in-thread.js';
import { startOffThread } from './off-thread.js';
import { startOnPool } from './on-pool.js';
import type { Started } from './started.js';

const starters = {
  'off-thread': startOffThread,
  'in-place': startInPlace,
  'in-thread': startInThread,
  'on-pool': startOnPool,
};

export type Place = keyof typeof starters;

const names: Record<Place, string> = {
  'off-thread': 'off thread',
  'in-place': 'in shared memory',
  'in-thread': 'in thread',
  'on-pool': 'on a pool',
};

/** A place as a sentence names it. */
export function nameOf(place: Place): string {
  return names[place];
}

export function isPlace(name: unknown): name is Place {
  return typeof name === 'string' && name in starters;
}

/** Starts the project in each place when it is first asked for, and afresh after a failure. */
export class Places {
  readonly #imports: object;
  readonly #started = new Map<Place, Promise<Started>>();

  constructor(imports: object) {
    this.#imports = imports;
  }

  async at(place: Place): Promise<Started> {
    const started = this.#started.get(place) ?? starters[place](this.#imports);
    this.#started.set(place, started);
    try {
      return await started;
    } catch (error) {
      this.forget(place);
      throw error;
    }
  }

  forget(place: Place): void {
    this.#started.delete(place);
  }
}
