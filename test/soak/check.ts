/** What came is not what the model says. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';
}

/** Requires that the two are the same: values bit by bit, dates and arrays by what is in them, the rest by identity. */
export function same(actual: unknown, expected: unknown, what: string): void {
  if (isSame(actual, expected)) return;
  throw new Mismatch(
    `${what} gave ${show(actual)} instead of ${show(expected)}${place(actual, expected)}.`,
  );
}

/** Where two lists begin to differ. */
function place(actual: unknown, expected: unknown): string {
  if (!isList(actual) || !isList(expected)) return '';
  const at = actual.findIndex((item, index) => !isSame(item, expected[index]));
  return at < 0 ? '' : `, first at ${at}: ${show(actual[at])} instead of ${show(expected[at])}`;
}

export function must(holds: boolean, what: string): void {
  if (!holds) throw new Mismatch(`It does not hold that ${what}.`);
}

function isSame(actual: unknown, expected: unknown): boolean {
  if (Object.is(actual, expected)) return true;
  if (actual instanceof Date && expected instanceof Date) {
    return actual.getTime() === expected.getTime();
  }
  if (!isList(actual) || !isList(expected)) return false;
  return (
    actual.constructor === expected.constructor &&
    actual.length === expected.length &&
    actual.every((item, at) => isSame(item, expected[at]))
  );
}

type List = readonly unknown[];

function isList(value: unknown): value is List {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function show(value: unknown): string {
  const text = isList(value) ? `${value.length} items: ${textOf(value)}` : textOf(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return Object.is(value, -0) ? '-0' : String(value);
}
