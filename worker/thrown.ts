import { PageObject } from './page-object.js';

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
    case 'function':
      return standFor(thrown, String(thrown));
    default:
      return needsText && hasNoText(thrown) ? standFor(thrown, '') : thrown;
  }
}

let needsText = false;

/** .NET 8 ends when it makes an exception without a text. */
export function useTextsOf(productVersion: string): void {
  needsText = productVersion.startsWith('8.');
}

function hasNoText(thrown: unknown): boolean {
  return thrown === '' || (thrown instanceof PageObject && thrown.toString() === '');
}

function standFor(thrown: unknown, text: string): Error {
  const error = new Error(text);
  originals.set(error, thrown);
  return error;
}

/** What was thrown before it was made catchable. */
export function originalOf(error: unknown): unknown {
  return error instanceof Error && originals.has(error) ? originals.get(error) : error;
}
