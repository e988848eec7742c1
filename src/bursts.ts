/**
 * Guesses, from the burst before, whether a call comes alone or is the first of many: who awaits call after call has
 * his next one leave at once, and who makes many together has them leave together. A burst is what is called between
 * two frames of the worker.
 */
export class Bursts {
  private length = 0;
  private since = 0;

  /** Whether a call that begins now, when so many frames of the worker were received, is likely to be alone. */
  comesAlone(received: number): boolean {
    if (received === this.since) {
      this.length++;
      return false;
    }
    const wasOne = this.length === 1;
    this.since = received;
    this.length = 1;
    return wasOne;
  }
}
