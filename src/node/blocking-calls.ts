import { ANY, isPromiseForm } from '../../wire/form.js';
import { CallTarget } from '../../wire/host.js';
import { INSPECT } from '../../wire/operations.js';
import type { Outcome } from '../../wire/pending-calls.js';
import { TO_OPERATION } from '../../wire/records.js';
import { SynchronousImportError } from '../errors.js';
import type { BlockingCalls, BlockingParts } from '../platform.js';

/** What is answered at once, and after every call made before it has begun. */
const barrier = new CallTarget(TO_OPERATION, INSPECT, [], ANY);

/**
 * Exports called by a page that blocks until they have returned. The call takes its place among all others; what the
 * worker says until it has ended is taken in meanwhile, in order, and imports are served.
 */
export class NodeBlockingCalls implements BlockingCalls {
  constructor(private readonly parts: BlockingParts) {}

  call(to: CallTarget, args: readonly unknown[], name: string): unknown {
    const { lane } = this.parts;
    if (!lane) throw this.refusal(name);
    if (lane.isOpen) return lane.nestedCall(to, args, name);
    return isPromiseForm(to.result) ? this.begin(to, args, name) : this.finish(to, args, name);
  }

  /** A Task: what C# does of it before it first awaits is done when this returns. */
  private begin(to: CallTarget, args: readonly unknown[], name: string): Promise<unknown> {
    let outcome: Outcome | undefined;
    const call = this.open(to, args, name, (ended) => (outcome = ended));
    this.finish(barrier, [], name);
    if (outcome && 'error' in outcome) {
      call.catch(() => undefined);
      throw outcome.error;
    }
    return call;
  }

  private finish(to: CallTarget, args: readonly unknown[], name: string): unknown {
    const { lane, thread, longest, whyEnded, connection } = this.parts;
    let outcome: Outcome | undefined;
    this.open(to, args, name, (ended) => (outcome = ended)).catch(() => undefined);
    connection.outbox.flush();
    lane?.whileBlocked(name, () => {
      thread.block?.(() => outcome !== undefined || whyEnded() !== undefined, longest);
    });
    const ended = outcome;
    if (ended && 'error' in ended) throw ended.error;
    if (ended) return ended.value;
    throw whyEnded() ?? tooLong(name, longest);
  }

  private open(
    to: CallTarget,
    args: readonly unknown[],
    name: string,
    ended: (outcome: Outcome) => void,
  ): Promise<unknown> {
    return this.parts.connection.call(to, args, name, ended);
  }

  private refusal(name: string): SynchronousImportError {
    return new SynchronousImportError(
      `Failed to call ${name} synchronously: ${this.parts.whyNotShared}. Make sure to await ${name}() instead.`,
    );
  }
}

function tooLong(name: string, ms: number): SynchronousImportError {
  return new SynchronousImportError(
    `Failed to call ${name} synchronously: C# did not return in ${String(ms)} ms. Make sure that it is short, or raise withNestedCallTimeout().`,
  );
}
