import { isManaged } from './managed.js';
import { Type } from './signature.js';
import { isSegment } from './views.js';

const INTEGERS: ReadonlyMap<number, readonly [min: number, max: number]> = new Map([
  [Type.Byte, [0, 255]],
  [Type.Char, [0, 65535]],
  [Type.Int16, [-32768, 32767]],
  [Type.Int32, [-2147483648, 2147483647]],
  [Type.Int52, [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]],
]);

let pointers: readonly [number, number] = [0, 4294967295];

/** .NET 9 alone takes an IntPtr for a signed number. */
export function usePointersOf(productVersion: string): void {
  if (productVersion.startsWith('9.')) pointers = [-2147483648, 2147483647];
}

/**
 * The error for a value that a promise cannot be fulfilled with when C# sees it as a Task of `type`, in the
 * marshaller's words for the same value elsewhere. In thread such a value ends the runtime.
 */
export function contentError(value: unknown, type: number): Error | undefined {
  if (value === null || value === undefined) return undefined;
  const range = type === Type.IntPtr ? pointers : INTEGERS.get(type);
  if (range) return integerError(value, range);
  switch (type) {
    case Type.Boolean:
      return typeof value === 'boolean'
        ? undefined
        : fail(`Value is not a Boolean: ${quote(value)}`);
    case Type.BigInt64:
      return bigintError(value);
    case Type.Double:
    case Type.Single:
      return typeof value === 'number' ? undefined : fail(`Value is not a Number: ${quote(value)}`);
    case Type.String:
      return typeof value === 'string' ? undefined : fail('Value is not a String');
    case Type.DateTime:
    case Type.DateTimeOffset:
      return dateError(value);
    case Type.JSObject:
      return jsObjectError(value);
    case Type.Exception:
      return typeof value === 'object' || typeof value === 'string'
        ? undefined
        : fail(`Value is not an Error ${typeof value}`);
    case Type.Object:
      return objectError(value);
    default:
      return undefined;
  }
}

function integerError(value: unknown, [min, max]: readonly [number, number]): Error | undefined {
  if (!Number.isSafeInteger(value)) return fail(`Value is not an integer: ${quote(value)}`);
  const number = value as number;
  if (number >= min && number <= max) return undefined;
  return fail(`Overflow: value ${String(number)} is out of ${String(min)} ${String(max)} range`);
}

function bigintError(value: unknown): Error | undefined {
  if (typeof value !== 'bigint') return fail(`Value is not an bigint: ${quote(value)}`);
  if (BigInt.asIntN(64, value) === value) return undefined;
  const limit = 2n ** 63n;
  return fail(
    `Overflow: value ${String(value)} is out of ${String(-limit)} ${String(limit - 1n)} range`,
  );
}

const MORE = 'For more information see https://aka.ms/dotnet-wasm-jsinterop';

/** The first and the last instant that a DateTime can be. */
const [FIRST_INSTANT, LAST_INSTANT] = [-62_135_596_800_000, 253_402_300_799_999];

function dateError(value: unknown): Error | undefined {
  if (!(value instanceof Date)) return fail('Value is not a Date');
  const time = value.getTime();
  if (time >= FIRST_INSTANT && time <= LAST_INSTANT) return undefined;
  return new RangeError(
    `Failed to fulfil a Task with a date: ${String(value)} is not a date of the years 1 to 9999. Make sure to give one that a DateTime can be.`,
  );
}

function objectError(value: unknown): Error | undefined {
  if (Array.isArray(value)) return value.map(objectError).find((error) => error !== undefined);
  if (value instanceof Date) return dateError(value);
  if (typeof value === 'bigint') return new Error('NotImplementedException: bigint');
  if (value instanceof Float32Array) return new Error('NotImplementedException: TypedArray');
  if (typeof value === 'function') {
    return isManaged(value)
      ? new Error(`NotImplementedException function. ${MORE}`)
      : new Error(`JSObject proxy is not supported for function ${String(value)}`);
  }
  const isView = typeof value === 'object' && value !== null && isSegment(value);
  return isView ? new Error(`NotImplementedException: ArraySegment. ${MORE}`) : undefined;
}

function jsObjectError(value: unknown): Error | undefined {
  if (typeof value !== 'object' && typeof value !== 'function') {
    return fail(`JSObject proxy of ${typeof value} is not supported`);
  }
  if (value === null || !isManaged(value)) return undefined;
  return fail(`JSObject proxy of ManagedObject proxy is not supported. ${MORE}`);
}

function quote(value: unknown): string {
  return `${String(value)} (${typeof value})`;
}

function fail(message: string): Error {
  return new Error(`Assert failed: ${message}`);
}
