/**
 * How a value crosses, where more is known of it than its own kind: the second hop's view of a signature.
 * A form travels as JSON, so it is a bare number where nothing hangs on it.
 */
export type Form = Simple | ArrayForm | PromiseForm | FunctionForm;

export type ArrayForm = readonly [kind: typeof ARRAY, item: Form];

/** `type` is what the worker's runtime calls the content; the page leaves it alone. */
export type PromiseForm = readonly [kind: typeof PROMISE, content: Form, type?: number];

export type FunctionForm = readonly [
  kind: typeof FUNCTION,
  parameters: readonly Form[],
  result: Form,
];

type Simple =
  | typeof ANY
  | typeof SCALAR
  | typeof REFERENCE
  | typeof ERROR
  | typeof NOTHING
  | typeof COPY
  | typeof CHAR
  | typeof SEGMENT
  | typeof OBJECT;

/** Decided by the value itself. */
export const ANY = 0;
/** A number, string, boolean, bigint, date or null. */
export const SCALAR = 1;
/** By handle, whatever the value is: an array that C# holds as a JSObject is not copied. */
export const REFERENCE = 2;
/** An error, or what was thrown instead of one. */
export const ERROR = 3;
/** A result that nobody reads. */
export const NOTHING = 4;
/** Plain objects too are copied, key by key: for configuration. A function inside becomes asynchronous. */
export const COPY = 8;
/** A scalar that the marshaller takes as a number, and users may write as a string of one character. */
export const CHAR = 9;
/** An ArraySegment of C#. The marshaller takes no other object for one. */
export const SEGMENT = 10;
/** System.Object: a function or a symbol is no object to the marshaller, and what it says quotes them. */
export const OBJECT = 11;
/** A copy, each item by the item's form. */
export const ARRAY = 5;
/** A promise on both sides. */
export const PROMISE = 6;
/** A callable proxy on the other side. */
export const FUNCTION = 7;

export function isPromiseForm(form: Form): form is PromiseForm {
  return typeof form === 'object' && form[0] === PROMISE;
}

export function isFunctionForm(form: Form): form is FunctionForm {
  return typeof form === 'object' && form[0] === FUNCTION;
}

/** The form of an array's items or of a promise's content. */
export function itemForm(form: Form): Form {
  if (form === COPY || form === OBJECT) return form;
  return typeof form === 'object' && form[0] !== FUNCTION ? form[1] : ANY;
}

/** What a call's promise is fulfilled with: the content of a promise, or the value itself. */
export function contentForm(form: Form): Form {
  return isPromiseForm(form) ? form[1] : form;
}
