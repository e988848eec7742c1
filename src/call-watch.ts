import { Chances } from '../wire/chances.js';
import { ALIVE, LIFE_WORD, PAGE_WORD, WAITING } from '../wire/shared-memory.js';
import { hasChanged } from '../wire/wait.js';
import { Listener } from './listener.js';

/** C# that has called again so soon after an answer is likely to call in a loop. It takes a while to hear of a call. */
const CLOSE_MS = 0.15;
/** C# that calls in a loop has made the next call well within this time. */
const LOOK_MS = 0.05;
/** For so long the page serves calls alone; then events, frames and messages have their turn. */
const LONGEST_TURN_MS = 1;

/**
 * Hears when C# calls the page and waits. While such calls follow one another closely the page looks for the next one
 * for a very short while before it listens, since a thread takes longer to wake than C# to call again. Each look is a
 * microtask of its own, so that the promises of the page go on in between.
 */
export class CallWatch {
  private readonly listener: Listener;
  private readonly chances = new Chances();
  private looks = false;
  private isClose = false;
  private lookUntil = 0;
  private answered = 0;
  private turnEnds = 0;

  constructor(
    private readonly words: Int32Array<SharedArrayBuffer>,
    private readonly heard: () => void,
    private readonly nextTask: (act: () => void) => void,
    private readonly mayLook: boolean,
  ) {
    const changed = (): void => {
      const now = performance.now();
      this.isClose = now - this.answered < CLOSE_MS;
      this.turnEnds = now + LONGEST_TURN_MS;
      heard();
    };
    this.listener = new Listener(words, PAGE_WORD, WAITING, changed, nextTask);
  }

  /** Hears of the next call, once; does nothing while it waits for one already. */
  next(): void {
    if (!Listener.isAvailable || this.looks || this.listener.listens) return;
    const now = performance.now();
    this.answered = now;
    if (!this.isClose || !this.mayLook || !this.chances.take()) {
      this.listener.listen();
      return;
    }
    this.looks = true;
    this.lookUntil = now + LOOK_MS;
    if (now < this.turnEnds) queueMicrotask(this.look);
    else this.nextTask(this.lookInNewTurn);
  }

  private readonly lookInNewTurn = (): void => {
    const now = performance.now();
    this.turnEnds = now + LONGEST_TURN_MS;
    this.lookUntil = now + LOOK_MS;
    this.look();
  };

  private readonly look = (): void => {
    const { words, chances } = this;
    const hasCalled = hasChanged(words, PAGE_WORD, WAITING);
    if (!hasCalled && performance.now() < this.lookUntil) {
      queueMicrotask(this.look);
      return;
    }
    this.looks = false;
    if (Atomics.load(words, LIFE_WORD) !== ALIVE) return;
    if (hasCalled) {
      chances.paid();
      this.heard();
    } else {
      chances.wasInVain();
      this.listener.listen();
    }
  };
}
