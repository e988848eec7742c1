import { CancelMarks } from '../wire/cancel-marks.js';
import type { Callee } from '../wire/host.js';

/** Tells C# which of the page's calls is running, and whether the page still waits for it. */
export class Cancellation {
  /** What C# imports from `dotnet-worker`. */
  readonly module = {
    currentCall: () => this.current,
    isCancellationRequested: (call: number) => this.marks.has(call),
    throwIfCancellationRequested: (call: number) => {
      if (this.marks.has(call)) throw cancelled();
    },
  };
  /** The number of the call that is running; 0 for one that the page cannot give up. */
  private current = 0;
  private readonly marks: CancelMarks;

  constructor(private readonly shared: SharedArrayBuffer | undefined) {
    this.marks = new CancelMarks(shared);
  }

  /** The export as a call with a number reaches it: the number comes behind the arguments. */
  numbered({ parameters, result, run }: Callee): Callee {
    return { parameters, result, run: (args) => this.run(run, args) };
  }

  /** The page gave a call up, and says so by message. */
  cancel(number: number): void {
    this.marks.set(number);
  }

  private run(run: Callee['run'], args: unknown[]): unknown {
    const number = args.pop() as number;
    if (!this.shared) this.marks.clear(number);
    // Given up while it waited for its turn: C# need not begin.
    if (this.marks.has(number)) throw cancelled();
    const outer = this.current;
    this.current = number;
    try {
      return run(args);
    } finally {
      this.current = outer;
    }
  }
}

function cancelled(): Error {
  const error = new Error(
    'The page no longer waits for this call: its signal was aborted, or its time is over.',
  );
  error.name = 'AbortError';
  return error;
}
