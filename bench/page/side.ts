/** One of the ways to do a row's work. */
export interface Side {
  readonly name: string;
  /** Starts all that it needs; none of that is timed. */
  start(): Promise<Running>;
}

/** Does the work `count` times, and throws when an answer is wrong. */
export type Run = (count: number) => unknown;

export interface Running {
  readonly run: Run;
  stop(): unknown;
}

/** Ends a run whose answer is not the one there should be. */
export function requireAnswer(answer: unknown, wanted: unknown): void {
  if (answer === wanted) return;
  throw new Error(`The answer is ${String(answer)}, but it must be ${String(wanted)}.`);
}
