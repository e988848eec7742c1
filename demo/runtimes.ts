import { startInThread } from './in-thread.js';
import { startOffThread } from './off-thread.js';
import type { Started } from './project.js';

export type Place = 'off-thread' | 'in-thread';

/** A place as a sentence names it. */
export function nameOf(place: Place): string {
  return place.replace('-', ' ');
}

const starters = { 'off-thread': startOffThread, 'in-thread': startInThread };

/** Starts each runtime when it is first asked for, and afresh after a failure. */
export class Runtimes {
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
