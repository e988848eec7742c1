import { Type } from './signature.js';

const INTEGERS: ReadonlyMap<number, readonly [min: number, max: number]> = new Map([
  [Type.Byte, [0, 255]],
  [Type.Char, [0, 65535]],
  [Type.Int16, [-32768, 32767]],
  [Type.Int32, [-2147483648, 2147483647]],
  [Type.Int52, [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]],
  [Type.IntPtr, [0, 4294967295]],
]);

/**
 * The error for a value that a promise cannot be fulfilled with when C# sees it as a Task of `type`, in the
 * marshaller's words for the same value elsewhere. In thread such a value ends the runtime.
 */
export function contentError(value: unknown, type: number): Error | undefined {
  if (value === null || value === undefined) return undefined;
  const range = INTEGERS.get(type);
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
      return value instanceof Date ? undefined : fail('Value is not a Date');
    case Type.JSObject:
      return isObject(value)
        ? undefined
        : fail(`JSObject proxy of ${typeof value} is not supported`);
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

function objectError(value: unknown): Error | undefined {
  if (typeof value === 'bigint') return new Error('NotImplementedException: bigint');
  if (typeof value === 'function') {
    return fail(`JSObject proxy is not supported for function ${String(value)}`);
  }
  return undefined;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' || typeof value === 'function';
}

function quote(value: unknown): string {
  return `${String(value)} (${typeof value})`;
}

function fail(message: string): Error {
  return new Error(`Assert failed: ${message}`);
}
