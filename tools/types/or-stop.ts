import { Stop } from '../commands/stop.js';

/**
 * Does what reads or writes files. What the system refuses is said in a sentence; any other error is thrown on.
 *
 * @param doing - for the sentence: `read x`
 * @param remedy - for the sentence: `that it is there`
 */
export function orStop<T>(doing: string, remedy: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    throw new Stop(`Failed to ${doing}: ${error.message}. Make sure ${remedy}.`, { cause: error });
  }
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).errno === 'number';
}
