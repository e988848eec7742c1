import { CallTarget } from '../../wire/host.js';
import type { Form } from '../../wire/form.js';
import { TO_EXPORT } from '../../wire/records.js';
import { Pair } from './pair.js';

/** A call whose frames are delivered until both sides are quiet. */
export function calling(
  run: (args: unknown[]) => unknown,
  result: Form,
  parameters?: Form[],
): { pair: Pair; call: (...args: unknown[]) => Promise<unknown> } {
  const pair = new Pair();
  pair.far.callees.set(1, { parameters, result, run });
  const to = new CallTarget(TO_EXPORT, 1, parameters, result);
  const call = async (...args: unknown[]) => {
    const promise = pair.near.connection.call(to, args, 'a call');
    // A rejection while frames are still on their way is not an unhandled one.
    promise.catch(() => undefined);
    try {
      await pair.settle();
    } catch (error) {
      fail(error);
    }
    expect(pair.near.connection.calls.size).withContext('the call has ended').toBe(0);
    return promise;
  };
  return { pair, call };
}
