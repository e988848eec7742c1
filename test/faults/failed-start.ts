import { DotnetStartError, type DotnetHostBuilder } from 'dotnet-worker';
import { rejectionOf } from '../runtime/outcome.js';
import { expectNewRuntime, plainBuilder } from './busy.js';
import { heldLocks, locksAreFree, locksSince } from './locks.js';
import { Stopwatch } from './stopwatch.js';

/** The start fails, with words that say what to do, and leaves nothing behind. Gives the error. */
export async function expectFailedStart(
  starting: DotnetHostBuilder,
  message: RegExp,
  StartError: typeof DotnetStartError = DotnetStartError,
): Promise<DotnetStartError> {
  const before = await heldLocks();
  const stopwatch = new Stopwatch('create() rejected');
  const error = (await rejectionOf(starting.create())) as DotnetStartError;
  stopwatch.end();
  stopwatch.tell();
  expect(error).toBeInstanceOf(StartError);
  expect(error.name).toBe('DotnetStartError');
  expect(error.message).toMatch(message);
  expect(error.message).toMatch(/Make sure/);
  await locksAreFree(await locksSince(before));
  return error;
}

/** After all failed starts of the surrounding `describe` one succeeds. */
export function afterwardsARuntimeStarts(): void {
  afterAll(() => expectNewRuntime(plainBuilder));
}
