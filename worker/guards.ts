import { isPromiseForm, SEGMENT, type Form } from '../wire/form.js';
import type { BackgroundJobs } from './background-jobs.js';
import { isManaged } from './managed.js';
import { contentError } from './task-content.js';
import { catchable } from './thrown.js';
import { isSegment } from './views.js';

/**
 * Values that would end the runtime if its marshaller met them. Each is turned into the ordinary error that the
 * marshaller's own words describe, before it gets there.
 */
export function guarded(
  method: (...args: unknown[]) => unknown,
  forms: readonly Form[] | undefined,
): (args: unknown[]) => unknown {
  if (!forms?.some(isGuarded)) return (args) => method(...args);
  return (args) => {
    args.forEach((value, i) => guard(value, forms[i] ?? 0));
    return method(...args);
  };
}

export function guard(value: unknown, form: Form): unknown {
  if (
    form === SEGMENT &&
    value !== null &&
    value !== undefined &&
    !isSegment(Object(value) as object) &&
    !isManaged(Object(value) as object)
  ) {
    throw new Error('Assert failed: Only roundtrip of ArraySegment instance created by C#');
  }
  return value;
}

/** A promise for a Task: it is fulfilled with nothing that its type cannot be, and rejected with errors only. */
export function guardPromise(
  promise: Promise<unknown>,
  form: Form,
  jobs: BackgroundJobs,
): Promise<unknown> {
  const type = isPromiseForm(form) ? form[2] : undefined;
  return promise.then(
    (value) => {
      const error = type === undefined ? undefined : contentError(value, type);
      if (error) throw error;
      if (typeof value === 'object' || typeof value === 'function') jobs.finish();
      return value;
    },
    (error: unknown) => {
      jobs.finish();
      // What rejects with nothing is an empty error in thread; .NET 8 would end.
      throw catchable(error ?? new Error());
    },
  );
}

function isGuarded(form: Form): boolean {
  return form === SEGMENT;
}
