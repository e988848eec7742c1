interface ViewLike {
  slice: () => ArrayLike<unknown>;
  byteLength: number;
  isDisposed: boolean;
}

interface Delegate {
  (...args: unknown[]): unknown;
  isDisposed: boolean;
}

/** Objects that a case already knows, by what it calls them: so identity is a part of the portrait. */
export type Known = ReadonlyMap<unknown, string>;

/**
 * A value in words, so that those of two runtimes can be compared. What can be read only now, such as a Span or a
 * delegate that is lent for a call, is read before the first `await`.
 */
export async function portray(value: unknown, known: Known): Promise<string> {
  keep(value);
  const name = known.get(value);
  if (name !== undefined) return name;
  switch (typeof value) {
    case 'object':
      return value === null ? 'null' : portrayObject(value, known);
    case 'function':
      return isDelegate(value) ? portrayDelegate(value, known) : 'a function';
    case 'number':
      return `number ${Object.is(value, -0) ? '-0' : String(value)}`;
    case 'string':
      return `string ${JSON.stringify(abridged(withoutHandles(value)))}`;
    default:
      return `${typeof value} ${String(value)}`;
  }
}

/** What a call comes to, in words. */
export async function attempt(call: () => unknown, known: Known): Promise<string> {
  try {
    const result = call();
    return await portray(isThenable(result) ? await result : result, known);
  } catch (error) {
    return `threw ${await portray(error, known)}`;
  }
}

async function portrayObject(value: object, known: Known): Promise<string> {
  if (isThenable(value)) return `a promise: ${await attempt(() => value, known)}`;
  if (Array.isArray(value)) {
    const items = await Promise.all(value.map((item) => portray(item, known)));
    return `[${items.join(', ')}]`;
  }
  if (value instanceof Error) {
    return `${value.constructor.name} ${value.name}: ${withoutHandles(value.message)}`;
  }
  if (value instanceof Date) return `Date ${value.getTime()}`;
  if (ArrayBuffer.isView(value)) return elementsOf(value as unknown as ArrayLike<unknown>);
  if (isView(value)) return portrayView(value);
  return 'isDisposed' in value
    ? `C# object ${withoutHandles((value as { toString(): string }).toString())}`
    : `an object of ${value.constructor.name}`;
}

const kept = new Set<unknown>();

/**
 * All ArraySegments of one C# array share a handle, and dotnet.js frees it with the first of them that is collected,
 * also while others are in use. So none is collected.
 */
export function keep(value: unknown): void {
  if (value instanceof Object && 'isDisposed' in value) kept.add(value);
}

function portrayView(view: ViewLike): string {
  if (view.isDisposed) return 'a closed view';
  return `a view of ${view.byteLength} bytes: ${elementsOf(view.slice())}`;
}

function elementsOf(elements: ArrayLike<unknown>): string {
  const values = Array.from(elements, (element) => (Object.is(element, -0) ? '-0' : element));
  return `${elements.constructor.name} ${abridged(values.join(' '))}`;
}

async function portrayDelegate(delegate: Delegate, known: Known): Promise<string> {
  const { length, isDisposed } = delegate;
  const result = await attempt(() => delegate(1, 'two', true), known);
  return `a delegate of ${length}, ${isDisposed ? 'disposed' : 'alive'}, gives ${result}`;
}

function isDelegate(value: object): value is Delegate {
  return typeof value === 'function' && 'isDisposed' in value;
}

function isView(value: object): value is ViewLike {
  return 'byteLength' in value && 'copyTo' in value;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return value instanceof Promise;
}

/** The numbers of handles are each runtime's own. */
function withoutHandles(text: string): string {
  return text.replace(/gc_handle: -?\d+/g, 'gc_handle: N');
}

/** Long texts by length and hash; a lone surrogate as it leaves C#. */
export function abridged(text: string): string {
  // The source of a delegate, which errors quote, stays whole: the two sides differ in it.
  if (text.length <= 800) return text;
  const hash = Array.from(text).reduce(
    (sum, unit) => (sum * 31 + (unit.codePointAt(0) ?? 0)) | 0,
    17,
  );
  return `${text.slice(0, 20)}… (${text.length} units, hash ${hash})`;
}
