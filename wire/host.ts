import type { Beside } from './beside.js';
import type { Border } from './border.js';
import type { ByteReader } from './byte-reader.js';
import { ANY, contentForm, type Form } from './form.js';

/** What a call reaches: the function, and how its values cross. */
export interface Callee {
  readonly parameters: readonly Form[] | undefined;
  readonly result: Form;
  readonly run: (args: unknown[]) => unknown;
}

/** What each thread adds to the connection. */
export interface Host extends Border {
  /** `result` is the form that the caller wants, for a target that has none of its own. */
  findCallee(target: number, id: number, result: Form): Callee;
  /** Whether a call, made after so many frames were received, is likely to be followed by none: then it leaves at once. */
  comesAlone(received: number): boolean;
  /** Notes where a call is made, for the stack of its error; `inFlight` calls wait already. */
  callSite(inFlight: number): Error | undefined;
  /** Handles the records that only one side sends. */
  receive(kind: number, input: ByteReader, beside: readonly Beside[]): void;
}

/** What a call is aimed at, as the lanes carry it. */
export class CallTarget {
  /** What the caller's promise is fulfilled with. */
  readonly content: Form;
  /** How the receiver is to send the result of a function that has no signature there: the caller's to say. */
  readonly wanted: number;

  constructor(
    readonly target: number,
    readonly id: number,
    readonly parameters: readonly Form[] | undefined,
    readonly result: Form,
  ) {
    this.content = contentForm(result);
    this.wanted = typeof this.content === 'number' ? this.content : ANY;
  }
}
