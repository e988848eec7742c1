import { startedWorker } from './sides/worker.js';

/**
 * Finds the longest time in which the page did nothing of its own. It is given something to do all the time: a
 * message of a worker every millisecond, timers, frames. One of them may have to queue behind the messages of the
 * library without the page being held up; only what holds it up stops all of them. What keeps the machine from
 * running the page at all counts too, so a figure is to be read beside that of an idle page.
 */
export class Watch {
  readonly #worker: Worker;
  #isOver = false;
  #last = performance.now();
  #longest = 0;

  static async start(): Promise<Watch> {
    return new Watch(await startedWorker('./pulse.js'));
  }

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = () => {
      this.#see();
    };
    this.#onTimer();
    this.#onFrame();
  }

  /** Forgets what was before. */
  reset(): void {
    this.#last = performance.now();
    this.#longest = 0;
  }

  /** The longest time since then, in milliseconds. */
  get longest(): number {
    this.#see();
    return this.#longest;
  }

  stop(): void {
    this.#isOver = true;
    this.#worker.terminate();
  }

  #onTimer = (): void => {
    this.#see();
    if (!this.#isOver) setTimeout(this.#onTimer, 0);
  };

  #onFrame = (): void => {
    this.#see();
    if (!this.#isOver) requestAnimationFrame(this.#onFrame);
  };

  #see(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }
}
