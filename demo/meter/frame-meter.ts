/** A frame, and the time that passed since the one before it. */
export interface Frame {
  readonly time: number;
  readonly gap: number;
}

export interface Watched {
  readonly frames: number;
  readonly longestGap: number;
}

/** Times the page's animation frames: what a visitor sees of a page that is held up. */
export class FrameMeter {
  readonly #memory: number;
  readonly #listeners = new Set<(frame: Frame) => void>();
  #frames: Frame[] = [];
  #last: number | undefined;

  /** Remembers the frames of so many milliseconds. */
  constructor(memory: number) {
    this.#memory = memory;
    // A hidden page gets no frames: that silence is not a gap.
    document.addEventListener('visibilitychange', () => {
      this.#last = undefined;
      this.#frames = [];
    });
    requestAnimationFrame(this.#onFrame);
  }

  /** The remembered frames, oldest first. */
  get frames(): readonly Frame[] {
    return this.#frames;
  }

  onFrame(listener: (frame: Frame) => void): void {
    this.#listeners.add(listener);
  }

  lastSecond(): Watched {
    const since = performance.now() - 1000;
    return summaryOf(this.#frames.filter((frame) => frame.time > since));
  }

  /** Watches from the last frame on; the returned function ends it with the frame after its call. */
  watch(): () => Promise<Watched> {
    const seen: Frame[] = [];
    const see = (frame: Frame) => seen.push(frame);
    this.#listeners.add(see);
    return async () => {
      await nextFrame();
      this.#listeners.delete(see);
      return summaryOf(seen);
    };
  }

  #onFrame = (): void => {
    requestAnimationFrame(this.#onFrame);
    const time = performance.now();
    const frame = { time, gap: this.#last === undefined ? 0 : time - this.#last };
    this.#last = time;
    this.#frames.push(frame);
    while ((this.#frames[0]?.time ?? time) < time - this.#memory) this.#frames.shift();
    for (const listener of this.#listeners) listener(frame);
  };
}

export function nextFrame(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(done));
}

function summaryOf(frames: readonly Frame[]): Watched {
  const longestGap = frames.reduce((longest, { gap }) => Math.max(longest, gap), 0);
  return { frames: frames.length, longestGap };
}
