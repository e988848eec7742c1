import { PAGE_WORD, SPIN_WORD, WAITING } from '../wire/shared-memory.js';
import type { Pause } from './pause.js';

/** What the page waits for without returning to its event loop, innermost last. The worker sees how deep. */
export class Spins {
  private readonly names: string[] = [];

  constructor(
    private readonly words: Int32Array<SharedArrayBuffer>,
    private readonly pause: Pause,
  ) {}

  get areNone(): boolean {
    return this.names.length === 0;
  }

  /** The name of the last. */
  get innermost(): string | undefined {
    return this.names.at(-1);
  }

  begin(name: string): void {
    Atomics.store(this.words, SPIN_WORD, this.names.push(name));
  }

  end(): void {
    this.names.pop();
    Atomics.store(this.words, SPIN_WORD, this.names.length);
  }

  /** Waits until the worker has handed the turn over; false after `ms`. `look` is called now and then, and may throw. */
  waitForTurn(ms: number, look: () => void): boolean {
    const { words, pause } = this;
    let deadline: number | undefined;
    for (;;) {
      pause(words, PAGE_WORD, WAITING);
      if (Atomics.load(words, PAGE_WORD) !== WAITING) return true;
      look();
      deadline ??= performance.now() + ms;
      if (performance.now() >= deadline) return false;
    }
  }
}
