/** Asks C# for its next result; null or undefined when there is none any more. */
export type NextResult<T> = () => Promise<T | null | undefined>;

/** Tells C# that nobody asks any more: after the last result, after an error, and when the reader gives up. */
export type CloseResults = () => unknown;

/**
 * The results of C# as a stream. C# is asked for a result when the reader takes one, and for one ahead.
 *
 * @param next - called again only when its last promise has settled
 * @param close - called once, when C# has answered what it was asked
 */
export function readable<T>(next: NextResult<T>, close?: CloseResults): ReadableStream<T> {
  const results = iterate(next, close);
  return new ReadableStream<T>({
    pull: async (controller) => {
      const { done, value } = await results.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await results.return();
    },
  });
}

/**
 * The results of C# for `for await`. C# is asked for a result when the loop wants one; a loop that is left early closes.
 *
 * @param next - called again only when its last promise has settled
 * @param close - called once, when C# has answered what it was asked
 */
export function iterate<T>(next: NextResult<T>, close?: CloseResults): ResultIterator<T> {
  let hasEnded = false;
  let asked: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<{ done: true; value: undefined }> => {
    const isFirst = !hasEnded;
    hasEnded = true;
    // C# refuses to close what it still works on.
    if (isFirst) await asked.catch(() => undefined).then(() => close?.());
    return { done: true, value: undefined };
  };
  const iterator: ResultIterator<T> = {
    next: async () => {
      if (hasEnded) return end();
      try {
        const answer = next();
        asked = answer;
        const value = await answer;
        return value === null || value === undefined ? await end() : { done: false, value };
      } catch (error) {
        await end();
        throw error;
      }
    },
    return: end,
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/** Both what is asked and what `for await` takes. */
export interface ResultIterator<T> extends AsyncIterable<T> {
  /** The next result of C#, or the end. */
  next(): Promise<{ done: false; value: T } | { done: true; value: undefined }>;
  /** Gives up: C# is told once that nobody asks any more. */
  return(): Promise<{ done: true; value: undefined }>;
  /** Itself, for `for await`. */
  [Symbol.asyncIterator](): ResultIterator<T>;
}
