import type { MapOptions } from './options.js';

/** Works on one item; `signal` is aborted when the rest is given up. */
type Each<T, R> = (item: T, index: number, signal: AbortSignal) => Promise<R>;

/** The outcomes, in the order of the items. */
export async function mapItems<T, R>(
  items: Iterable<T>,
  each: Each<T, R>,
  { signal, onProgress, concurrency, onError = 'stop' }: MapOptions & { concurrency: number },
): Promise<R[] | PromiseSettledResult<R>[]> {
  requireConcurrency(concurrency);
  signal?.throwIfAborted();
  const all = [...items];
  const outcomes = new Array<PromiseSettledResult<R>>(all.length);
  const stop = stopBy(signal);
  let next = 0;
  let done = 0;

  const workOn = async (index: number): Promise<void> => {
    try {
      const value = await each(all[index] as T, index, stop.signal);
      outcomes[index] = { status: 'fulfilled', value };
    } catch (reason) {
      if (onError === 'stop') throw reason;
      outcomes[index] = { status: 'rejected', reason };
    }
    if (stop.signal.aborted) return;
    onProgress?.({ done: ++done, total: all.length });
  };
  const workInTurn = async (): Promise<void> => {
    while (next < all.length && !stop.signal.aborted) await workOn(next++);
  };

  const workers = Array.from({ length: Math.min(concurrency, all.length) }, workInTurn);
  try {
    await Promise.race([stop.stopped, Promise.all(workers)]);
  } catch (error) {
    stop.now(error);
    throw error;
  } finally {
    stop.forget();
  }
  return onError === 'continue' ? outcomes : outcomes.map(valueOf);
}

function requireConcurrency(count: number): void {
  if (count >= 1) return;
  throw new TypeError(
    `Failed to map: the concurrency is ${String(count)}. Make sure to give at least 1, or none for the size of the pool.`,
  );
}

/** Tells what runs to stop, by the page's signal or by an error, whichever is first. */
interface Stop {
  readonly signal: AbortSignal;
  /** Rejects with the reason. */
  readonly stopped: Promise<never>;
  now(reason: unknown): void;
  /** No longer follows the page's signal. */
  forget(): void;
}

function stopBy(signal: AbortSignal | undefined): Stop {
  const controller = new AbortController();
  const now = (reason: unknown): void => {
    controller.abort(reason);
  };
  const aborted = (): void => {
    now(signal?.reason);
  };
  signal?.addEventListener('abort', aborted);
  const stopped = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => {
      reject(controller.signal.reason as Error);
    });
  });
  // Everything may have ended before: then nobody waits for it.
  stopped.catch(() => undefined);
  const forget = (): void => {
    signal?.removeEventListener('abort', aborted);
  };
  return { signal: controller.signal, stopped, now, forget };
}

function valueOf<R>(outcome: PromiseSettledResult<R>): R {
  return (outcome as PromiseFulfilledResult<R>).value;
}
