import { itemForm, ARRAY, type Form } from '../wire/form.js';
import type { HeldObjects } from '../wire/handles.js';

/**
 * Gives back what came by handle in a reply that nobody waits for any more. What was received more than once may be
 * known to the page from elsewhere: there, and within arrays that may be the page's own, the collector decides.
 */
export function letGo(value: unknown, form: Form, held: HeldObjects): void {
  const isObject = typeof value === 'function' || (typeof value === 'object' && value !== null);
  if (!isObject) return;
  if (isCopiedArray(value, form)) {
    for (const item of value) letGo(item, itemForm(form), held);
  } else if (held.receivedCount(value) === 1) {
    held.release(value);
    if (value instanceof Error) letGo(value.cause, form, held);
  }
}

function isCopiedArray(value: object, form: Form): value is unknown[] {
  return Array.isArray(value) && typeof form === 'object' && form[0] === ARRAY;
}
