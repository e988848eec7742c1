import type { PendingCall, PendingCalls } from '../wire/pending-calls.js';
import { limitOf } from './blocking.js';
import { SynchronousImportError } from './errors.js';
import { LONGEST_TIMER_MS } from './longest-timer.js';
import type { ServingScope } from './serving-scope.js';

/** How many calls an error names. */
const NAMED_CALLS = 5;

/** While it lasts C# stays blocked. */
export interface BlockingWait {
  readonly scope: ServingScope;
  /** The nested call that the page spins for meanwhile, and settles no promise. */
  readonly spin: string | undefined;
  readonly calls: PendingCalls;
  /** How long it may last where the import itself has no limit, in milliseconds. */
  readonly longest: number;
}

/** How it can end; only what comes first counts. */
export interface BlockingEnds {
  returns(value: unknown): void;
  throws(error: unknown): void;
}

/** Waits for the promise of a blocking import. */
export function waitForPromise(
  promise: Promise<unknown>,
  { scope, spin, calls, longest }: BlockingWait,
  ends: BlockingEnds,
): void {
  const never = whyNever(scope, spin);
  if (never) ends.throws(never);
  const earlier = new Set(calls.values());
  const limit = limitOf(promise) ?? longest;
  const tooLong = (): void => {
    ends.throws(blockedTooLong(scope.name, limit, pendingSince(earlier, calls)));
  };
  const timer = setTimeout(tooLong, Math.min(limit, LONGEST_TIMER_MS));
  promise.then(
    (value) => {
      clearTimeout(timer);
      ends.returns(value);
    },
    (error: unknown) => {
      clearTimeout(timer);
      ends.throws(error);
    },
  );
}

/** Why the promise cannot settle while C# waits for it; undefined when it can. */
function whyNever(
  { name, begun }: ServingScope,
  spin: string | undefined,
): SynchronousImportError | undefined {
  if (begun !== undefined) {
    return new SynchronousImportError(
      `Failed to wait for ${name}: it called ${begun}, a Task, which cannot run while C# waits. Make sure that a blocking import does not depend on C#, or declare it as a Task.`,
    );
  }
  if (spin === undefined) return undefined;
  return new SynchronousImportError(
    `Failed to wait for ${name}: the page itself waits for the nested call of ${spin}, and settles no promise meanwhile. Make sure that a nested call needs no blocking import.`,
  );
}

/** What was begun since is named first: the promise is likely to wait for it. */
function pendingSince(earlier: ReadonlySet<PendingCall>, calls: PendingCalls): string {
  const all = [...calls.values()];
  const since = all.filter((call) => !earlier.has(call));
  const names = [...since, ...all.filter((call) => earlier.has(call))].map(({ name }) => name);
  return names.length === 0 ? 'no call' : names.slice(0, NAMED_CALLS).join(', ');
}

function blockedTooLong(name: string, ms: number, pending: string): SynchronousImportError {
  return new SynchronousImportError(
    `Failed to wait for ${name}: its promise did not settle in ${String(ms)} ms; pending: ${pending}. Make sure that it does not wait for C#, or raise withBlockingTimeout().`,
  );
}
