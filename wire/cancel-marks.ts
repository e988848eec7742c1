/** The import module by which C# asks: the worker itself answers it. */
export const CANCELLATION_MODULE = 'dotnet-worker';

/** How many calls that can be cancelled may wait at once. */
export const MARK_SLOTS = 65_536;
/** The numbers of such calls begin at 1; C# holds them as int. */
export const LAST_NUMBER = 0x7fffffff;

export function allocateMarks(): SharedArrayBuffer {
  return new SharedArrayBuffer(MARK_SLOTS * Int32Array.BYTES_PER_ELEMENT);
}

/** Calls whose numbers differ by a multiple of the slots share one: they must not wait at the same time. */
export function slotOf(number: number): number {
  return number % MARK_SLOTS;
}

/**
 * Which calls were cancelled. A slot holds the number itself, so that a mark means one call alone, also when C# asks
 * after the call has ended and its slot serves another one.
 */
export class CancelMarks {
  private readonly numbers: Int32Array;

  /** `shared` where both threads see the marks. */
  constructor(shared: SharedArrayBuffer | undefined) {
    this.numbers = shared ? new Int32Array(shared) : new Int32Array(MARK_SLOTS);
  }

  set(number: number): void {
    Atomics.store(this.numbers, slotOf(number), number);
  }

  has(number: number): boolean {
    return number > 0 && Atomics.load(this.numbers, slotOf(number)) === number;
  }

  /** To be called before a number is used, which may have been used before the last one was. */
  clear(number: number): void {
    Atomics.compareExchange(this.numbers, slotOf(number), number, 0);
  }
}
