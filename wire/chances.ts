/** Up to so many chances are let pass after one that was taken in vain. */
const MOST_PASSED = 256;

/**
 * Which chances to take of something that may pay or not. After one that was taken in vain the next is let pass, and
 * twice as many each time that it happens again, until one pays.
 */
export class Chances {
  private toPass = 0;
  private penalty = 1;

  take(): boolean {
    if (this.toPass === 0) return true;
    this.toPass--;
    return false;
  }

  paid(): void {
    this.penalty = 1;
  }

  wasInVain(): void {
    this.toPass = this.penalty;
    this.penalty = Math.min(this.penalty * 2, MOST_PASSED);
  }
}
