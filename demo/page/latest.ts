/** Does one piece of work at a time: of those that come meanwhile only the last one. */
export class Latest {
  #next: (() => Promise<void>) | undefined;
  #isBusy = false;

  /** @param work - never rejects */
  run(work: () => Promise<void>): void {
    this.#next = work;
    if (!this.#isBusy) void this.#goOn();
  }

  async #goOn(): Promise<void> {
    this.#isBusy = true;
    for (let work = this.#next; work !== undefined; work = this.#next) {
      this.#next = undefined;
      await work();
    }
    this.#isBusy = false;
  }
}
