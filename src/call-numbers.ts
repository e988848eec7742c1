import { CancelMarks, LAST_NUMBER, MARK_SLOTS, slotOf } from '../wire/cancel-marks.js';

/** The numbers by which C# tells apart the calls that the page can give up. */
export class CallNumbers {
  private readonly taken = new Set<number>();
  private readonly marks: CancelMarks | undefined;
  private last = 0;

  constructor(
    shared: SharedArrayBuffer | undefined,
    /** Where no memory is shared, the worker is told by message. */
    private readonly tell: (number: number) => void,
  ) {
    this.marks = shared && new CancelMarks(shared);
  }

  /** A number that is its call's own until `giveBack`, and does not return for a long time after it. */
  take(name: string): number {
    const { taken } = this;
    if (taken.size === MARK_SLOTS) {
      throw new RangeError(
        `Failed to call ${name}: ${String(MARK_SLOTS)} calls with a signal or a timeout wait already. Make sure to await some of them first.`,
      );
    }
    do this.last = (this.last % LAST_NUMBER) + 1;
    while (taken.has(slotOf(this.last)));
    taken.add(slotOf(this.last));
    this.marks?.clear(this.last);
    return this.last;
  }

  /** Asks C# to stop. */
  cancel(number: number): void {
    if (this.marks) this.marks.set(number);
    else this.tell(number);
  }

  /** The call has ended, for C# as well. */
  giveBack(number: number): void {
    this.taken.delete(slotOf(number));
  }
}
