import {
  AWAY,
  FRAME,
  LingerArea,
  lingerWords,
  PAGE_POSTED,
  PAGE_RECEIVED,
  PAGE_WORD,
  WAITS,
  WORKER_RECEIVED,
  WORKER_WORD,
} from '../wire/linger-memory.js';
import { canWaitAsync } from '../wire/wait.js';
import { Listener } from './listener.js';

/** The page's end of what goes through shared memory while the worker lingers. */
export class Linger {
  private readonly words: Int32Array<SharedArrayBuffer>;
  private readonly toWorker: LingerArea;
  private readonly toPage: LingerArea;
  private readonly listener: Listener;

  constructor(
    buffer: SharedArrayBuffer,
    /** Called when a frame may have come. */
    arrived: () => void,
    nextTask: (act: () => void) => void,
  ) {
    this.words = lingerWords(buffer);
    this.toWorker = new LingerArea(buffer, true);
    this.toPage = new LingerArea(buffer, false);
    this.listener = new Listener(this.words, PAGE_WORD, WAITS, arrived, nextTask);
  }

  /** Gives frame number `posted` to a worker that lingers; false when it has to go by message. */
  give(frame: Uint8Array, posted: number): boolean {
    const { words, toWorker } = this;
    if (Atomics.load(words, WORKER_WORD) !== WAITS || !toWorker.fits(frame)) return false;
    if (Atomics.load(words, WORKER_RECEIVED) !== posted - 1) return false;
    toWorker.put(frame);
    this.listen();
    Atomics.store(words, PAGE_POSTED, posted);
    if (Atomics.compareExchange(words, WORKER_WORD, WAITS, FRAME) !== WAITS) return false;
    Atomics.notify(words, WORKER_WORD);
    return true;
  }

  /** A message was posted: a worker that lingers goes to fetch it. */
  posted(number: number): void {
    const { words } = this;
    Atomics.store(words, PAGE_POSTED, number);
    if (Atomics.compareExchange(words, WORKER_WORD, WAITS, AWAY) === WAITS) {
      Atomics.notify(words, WORKER_WORD);
    }
  }

  received(number: number): void {
    Atomics.store(this.words, PAGE_RECEIVED, number);
  }

  get hasFrame(): boolean {
    return Atomics.load(this.words, PAGE_WORD) === FRAME;
  }

  /** The frame that the worker gave, once. It is older than every message that has not been taken in. */
  take(): Uint8Array<ArrayBuffer> | undefined {
    if (!this.hasFrame) return undefined;
    const frame = this.toPage.take();
    Atomics.store(this.words, PAGE_WORD, AWAY);
    return frame;
  }

  /** No frame will come any more. */
  end(): void {
    Atomics.store(this.words, PAGE_WORD, AWAY);
    Atomics.notify(this.words, PAGE_WORD);
  }

  private listen(): void {
    // Where the engine has no waitAsync, the worker finds nobody listening and answers by message.
    if (!canWaitAsync() || this.listener.listens) return;
    Atomics.store(this.words, PAGE_WORD, WAITS);
    this.listener.listen();
  }
}
