/** Hears when a word of shared memory changes, without blocking the page. */
export class Listener {
  /** Whether it listens, or is about to say what it heard. */
  listens = false;

  constructor(
    private readonly words: Int32Array<SharedArrayBuffer>,
    private readonly word: number,
    /** The value that the word has while there is nothing to hear. */
    private readonly quiet: number,
    private readonly heard: () => void,
    private readonly nextTask: (act: () => void) => void,
  ) {}

  /** Listens once; does nothing while it listens already. */
  listen(): void {
    if (this.listens) return;
    this.listens = true;
    const { async, value } = Atomics.waitAsync(this.words, this.word, this.quiet);
    if (async) void value.then(this.changed);
    // Not at once: a worker that is always quicker would never let the page go on.
    else this.nextTask(this.changed);
  }

  private readonly changed = (): void => {
    this.listens = false;
    this.heard();
  };
}
