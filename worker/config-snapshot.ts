/** A configuration of dotnet.js, as far as it is known here. */
export type Config = Record<string, unknown>;

const DEEPEST = 16;

/** A copy of a configuration without what another thread cannot have: functions, promises, responses, buffers. */
export function snapshot(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((item) => snapshot(item, depth + 1));
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, snapshot(item, depth + 1)] as const)
    .filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries);
}
