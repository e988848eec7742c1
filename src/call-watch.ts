import { Chances } from '../wire/chances.js';
import { inMicrotask } from '../wire/microtask.js';
import { ALIVE, LIFE_WORD, PAGE_WORD, WAITING } from '../wire/shared-memory.js';
import { canWaitAsync, hasChanged } from '../wire/wait.js';
import { Listener } from './listener.js';

/** C# that has called again so soon after an answer is likely to call in a loop. It has to be heard of in that time. */
const CLOSE_MS = 0.15;
/** C# that calls in a loop has made the next call well within this time. */
const LOOK_MS = 0.05;
/** A browser that hides the time may show the same for many milliseconds. */
const MOST_LOOKS = 1000;
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
  /** Whether a look is queued. */
  private looks = false;
  private looksLeft = 0;
  private lookUntil = 0;
  /** When it began to wait for the next call. */
  private began = 0;
  /** Whether that came soon the last time. */
  private isClose = false;
  private turnEnds = 0;

  constructor(
    private readonly words: Int32Array<SharedArrayBuffer>,
    private readonly heard: () => void,
    private readonly nextTask: (act: () => void) => void,
    private readonly mayLook: boolean,
    /** Whether something else has come, which `heard` would take as well. */
    private readonly hasOther: () => boolean,
    /** The time in milliseconds. */
    private readonly clock = (): number => performance.now(),
  ) {
    const changed = (): void => {
      const now = clock();
      this.isClose = this.hasCalled && now - this.began < CLOSE_MS;
      this.turnEnds = now + LONGEST_TURN_MS;
      heard();
    };
    this.listener = new Listener(words, PAGE_WORD, WAITING, changed, nextTask);
  }

  /** Hears of the next call, once; does nothing while it waits for one already. */
  next(): void {
    if (!canWaitAsync() || this.looks || this.listener.listens) return;
    const now = this.clock();
    this.began = now;
    if (!this.isClose || !this.mayLook || !this.chances.take()) {
      this.listener.listen();
      return;
    }
    this.looks = true;
    if (now < this.turnEnds) this.beginLooks(now);
    else this.nextTask(this.beginTurn);
  }

  private get hasCalled(): boolean {
    return Atomics.load(this.words, PAGE_WORD) !== WAITING;
  }

  private readonly beginTurn = (): void => {
    const now = this.clock();
    this.turnEnds = now + LONGEST_TURN_MS;
    this.beginLooks(now);
  };

  private beginLooks(now: number): void {
    this.looksLeft = MOST_LOOKS;
    this.lookUntil = now + LOOK_MS;
    inMicrotask(this.look);
  }

  private readonly look = (): void => {
    const { words, chances } = this;
    const hasCome = hasChanged(words, PAGE_WORD, WAITING) || this.hasOther();
    if (!hasCome && --this.looksLeft > 0 && this.clock() < this.lookUntil) {
      inMicrotask(this.look);
      return;
    }
    this.looks = false;
    // Nothing would end a listener that is registered now.
    if (Atomics.load(words, LIFE_WORD) !== ALIVE) return;
    if (hasCome) {
      chances.paid();
      this.heard();
    } else {
      chances.wasInVain();
      this.listener.listen();
    }
  };
}
