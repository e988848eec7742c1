import { CallTarget } from '../wire/host.js';
import { ANY } from '../wire/form.js';
import { TO_CANCELLABLE_EXPORT } from '../wire/records.js';
import { transfer as mark } from '../wire/transfer.js';
import { chosenAtCall } from './chosen-at-call.js';
import { beginExport, exportOf, type Export } from './exports.js';
import { letGo } from './let-go.js';
import { LONGEST_TIMER_MS } from './longest-timer.js';

/** How one call of an export is to be made. */
export interface CallOptions {
  /**
   * Rejects the call as soon as it is aborted, with the signal's reason (by default an `AbortError`), and asks C# to
   * stop. With a signal that is aborted already, C# is not called.
   */
  readonly signal?: AbortSignal | undefined;
  /** After so many milliseconds the call rejects with a `TimeoutError`, and C# is asked to stop. Default: no limit. */
  readonly timeout?: number | undefined;
  /** Buffers among the arguments that are given away instead of copied, as `transfer` does. */
  readonly transfer?: readonly Transferable[] | undefined;
}

/**
 * Calls an export with a signal, a timeout or buffers to give away: `call(exports.A.B, { signal })(1, 2)`. What the
 * page gives up goes on in C# until that asks, by the import module `dotnet-worker`; the result is dropped.
 *
 * @param fn - any function of `getAssemblyExports`, or of a pool's exports
 * @param options - may serve any number of calls
 * @returns a function of the same arguments and result
 * @throws `TypeError` when `fn` is no export, or an option is not what it should be
 */
export function call<A extends unknown[], R>(
  fn: (...args: A) => Promise<R>,
  options: CallOptions = {},
): (...args: A) => Promise<R> {
  const chosen = chosenAtCall.get(fn);
  if (chosen) return chosen(options) as unknown as (...args: A) => Promise<R>;
  const target = exportOf(fn);
  if (!target) {
    throw new TypeError(
      `Failed to prepare a call: ${nameOf(fn)} is no export of C#. Make sure to pass a function of getAssemblyExports() itself, not called and not wrapped.`,
    );
  }
  const { signal, timeout = Infinity, transfer = [] } = options;
  requireSignal(target.path, signal);
  requireTime(target.path, timeout);
  const limits = { signal, timeout };
  const isLimited = signal !== undefined || timeout <= LONGEST_TIMER_MS;
  const { id, parameters, result } = target.to;
  const to = isLimited ? new CallTarget(TO_CANCELLABLE_EXPORT, id, parameters, result) : target.to;
  return (...args) => {
    if (signal?.aborted) return Promise.reject(reasonOf(signal));
    mark(args, transfer);
    const promise = isLimited
      ? limitedCall({ ...target, to }, args, limits)
      : beginExport(target, args);
    return promise as Promise<R>;
  };
}

interface Limits {
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
}

/** A call ends for the page by its limits or its reply, for C# by its reply alone. */
function limitedCall(target: Export, args: unknown[], limits: Limits): Promise<unknown> {
  const { signal, timeout } = limits;
  const { numbers, connection } = target.reach;
  return new Promise((resolve, reject) => {
    const number = numbers.take(target.path);
    let isGivenUp = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const giveUp = (reason: Error): void => {
      isGivenUp = true;
      stopWaiting();
      numbers.cancel(number);
      reject(reason);
    };
    const aborted = (): void => {
      if (signal) giveUp(reasonOf(signal));
    };
    const stopWaiting = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
    };
    const ended = (): void => {
      stopWaiting();
      numbers.giveBack(number);
    };

    const fulfilled = (value: unknown): void => {
      ended();
      if (isGivenUp) letGo(value, target.to.content, connection.held);
      else resolve(value);
    };
    const rejected = (error: Error): void => {
      ended();
      if (isGivenUp) letGo(error, ANY, connection.held);
      else reject(error);
    };

    // The number goes behind the arguments, whatever their count: an error still calls each by its place.
    beginExport(target, [...args, number]).then(fulfilled, rejected);
    signal?.addEventListener('abort', aborted);
    if (timeout <= LONGEST_TIMER_MS) {
      timer = setTimeout(() => {
        giveUp(timeoutError(target.path, timeout));
      }, timeout);
    }
  });
}

/** Whatever the page gave as the reason; most often an error. */
function reasonOf({ reason }: AbortSignal): Error {
  return (reason ?? new DOMException('The call was aborted.', 'AbortError')) as Error;
}

function timeoutError(path: string, ms: number): DOMException {
  return new DOMException(
    `Failed to call ${path}: C# did not answer in ${String(ms)} ms. Make sure that it is not busy with something else, or allow more time.`,
    'TimeoutError',
  );
}

function requireSignal(path: string, signal: unknown): void {
  if (signal === undefined || isSignal(signal)) return;
  throw new TypeError(
    `Failed to prepare a call of ${path}: its signal is no AbortSignal. Make sure to pass the signal of an AbortController, or none.`,
  );
}

/** One of another frame is as good. */
function isSignal(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value
  );
}

function requireTime(path: string, timeout: unknown): void {
  if (typeof timeout === 'number' && timeout >= 0) return;
  throw new TypeError(
    `Failed to prepare a call of ${path}: its timeout is ${String(timeout)}. Make sure to give milliseconds, or none.`,
  );
}

function nameOf(value: unknown): string {
  if (typeof value !== 'function') return value === null ? 'null' : `a ${typeof value}`;
  return value.name === '' ? 'the function' : `the function ${value.name}`;
}
