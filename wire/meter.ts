/** Watches the calls that this side makes, where they are to be measured. */
export interface CallMeter {
  /** `bytes` is the size of the arguments in their frame. */
  called(id: number, name: string, bytes: number): void;
  /** The answer has come; `bytes` is its size in its frame. */
  answered(id: number, bytes: number): void;
}

/** Watches the calls that this side serves. */
export interface ServiceMeter {
  began(id: number): void;
  /** The answer is about to be written. */
  ended(id: number): void;
}
