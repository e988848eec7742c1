import { ISOLATION_HEADERS } from '../isolation-headers.js';

/** The `headers` of webpack-dev-server, in the forms that it takes, with those of isolation before them. */
export function withIsolation(headers: unknown): unknown {
  if (isFunction(headers)) return (...args: unknown[]) => withIsolation(headers(...args));
  if (Array.isArray(headers)) {
    const isolation = Object.entries(ISOLATION_HEADERS).map(([key, value]) => ({ key, value }));
    return [...isolation, ...(headers as unknown[])];
  }
  return { ...ISOLATION_HEADERS, ...(headers as object | undefined) };
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}
