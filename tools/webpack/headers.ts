/** What makes a page cross-origin isolated. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** The `headers` of webpack-dev-server, in the forms that it takes, with those of isolation before them. */
export function withIsolation(headers: unknown): unknown {
  if (isFunction(headers)) return (...args: unknown[]) => withIsolation(headers(...args));
  if (Array.isArray(headers)) {
    const isolation = Object.entries(ISOLATION).map(([key, value]) => ({ key, value }));
    return [...isolation, ...(headers as unknown[])];
  }
  return { ...ISOLATION, ...(headers as object | undefined) };
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}
