import type { Form } from './form.js';

/** Promises of either side, on their way across. */
export interface Promises {
  /** Announces the settlement of `promise` under the number it returns. */
  send(promise: PromiseLike<unknown>, form: Form): number;
  receive(id: number, form: Form): Promise<unknown>;
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    (typeof value === 'object' || typeof value === 'function') &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}
