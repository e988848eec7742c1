import { firstMessage } from './sides/worker.js';

/**
 * Finds the longest time for which the page took no message: a worker sends one every millisecond, with its time.
 * Timers and frames of the page come too seldom to see a few milliseconds, and messages to itself without a pause
 * would be work that holds it up. What keeps the machine from running the page at all counts too, so a figure is to
 * be read beside that of an idle page.
 */
export class Pulse {
  readonly #worker: Worker;
  #longest = -Infinity;
  // What a message takes at best, and what the clocks of the two threads differ by.
  #shortest = Infinity;

  static async start(): Promise<Pulse> {
    const worker = new Worker('./pulse.js', { type: 'module' });
    await firstMessage(worker);
    return new Pulse(worker);
  }

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data: sent }: MessageEvent<number>) => {
      const delay = performance.timeOrigin + performance.now() - sent;
      this.#longest = Math.max(this.#longest, delay);
      this.#shortest = Math.min(this.#shortest, delay);
    };
  }

  /** Forgets what was before. */
  reset(): void {
    this.#longest = -Infinity;
  }

  /** The longest time since then, in milliseconds, once the messages that are under way have come. */
  async longest(): Promise<number> {
    await firstMessage(this.#worker);
    return this.#longest - this.#shortest;
  }

  stop(): void {
    this.#worker.terminate();
  }
}
