import type { Connection } from '../wire/connection.js';
import type { CallTarget } from '../wire/host.js';
import { isPromiseForm, NOTHING } from '../wire/form.js';
import type { BackgroundJobs } from './background-jobs.js';
import { guard, guardPromise } from './guards.js';
import type { SharedLane } from './shared-lane.js';

const importErrors = new WeakSet<Error>();

/** What a synchronous call to the page needs to know of the page. */
export interface Reach {
  readonly lane: SharedLane | undefined;
  readonly whyNotShared: string;
  readonly detachedVoidImports: boolean;
}

/** Calls from C# to the page: a Task's does not block, every other one waits for the page. */
export class PageCalls {
  constructor(
    private readonly connection: Connection,
    private readonly reach: Reach,
    private readonly jobs: BackgroundJobs,
  ) {}

  /** The function that the marshaller calls. */
  stub(to: CallTarget, name: string): (...args: unknown[]) => unknown {
    // Arrow functions: the runtime keeps the identity of functions only as long as they own no `prototype`.
    if (isPromiseForm(to.result)) {
      const { connection, jobs } = this;
      return (...args) => guardPromise(connection.call(to, args, name), to.result, jobs);
    }
    const { lane } = this.reach;
    if (lane) return (...args) => guard(lane.call(to, args), to.result);
    if (to.result === NOTHING && this.reach.detachedVoidImports) {
      return (...args) => {
        this.detached(to, args, name);
      };
    }
    return () => {
      throw synchronousImportError(name, this.reach.whyNotShared);
    };
  }

  /** Blocks until the page has answered; `name` is what the error calls it where that is not possible. */
  callSync(to: CallTarget, args: readonly unknown[], name: string): unknown {
    const { lane, whyNotShared } = this.reach;
    if (!lane) throw synchronousImportError(name, whyNotShared);
    return lane.call(to, args);
  }

  private detached(to: CallTarget, args: unknown[], name: string): void {
    this.connection.call(to, args, name).catch((error: unknown) => {
      // Nobody waits for it in C#: the console is where its error can still be seen.
      console.error(error);
    });
  }
}

/** Whether C# let an error of ours through: the page makes its own class of it. */
export function isImportError(error: Error): boolean {
  return importErrors.has(error);
}

function synchronousImportError(name: string, why: string): Error {
  const error = new Error(
    `Failed to call ${name} synchronously: ${why}. Make sure to serve the page with the headers "Cross-Origin-Opener-Policy: same-origin" and "Cross-Origin-Embedder-Policy: require-corp", in a browser that has SharedArrayBuffer, or to declare the import as a Task.`,
  );
  error.name = 'SynchronousImportError';
  importErrors.add(error);
  return error;
}
