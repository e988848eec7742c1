const originals = new WeakMap<Error, unknown>();

/**
 * What page code threw, as C# can catch it. A number, a boolean or a function escapes through the runtime's own
 * frames past every `catch` of C#, or ends the runtime when a Task rejects with it; as an error it does not. It
 * becomes itself again on its way back to the page.
 */
export function catchable(thrown: unknown): unknown {
  switch (typeof thrown) {
    case 'number':
    case 'boolean':
    case 'bigint':
    case 'symbol':
    case 'function': {
      const error = new Error(String(thrown));
      originals.set(error, thrown);
      return error;
    }
    default:
      return thrown;
  }
}

/** What was thrown before it was made catchable. */
export function originalOf(error: unknown): unknown {
  return error instanceof Error && originals.has(error) ? originals.get(error) : error;
}
