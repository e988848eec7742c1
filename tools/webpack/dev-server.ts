import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Compiler } from 'webpack';
import { withIsolation } from './headers.js';

/**
 * Has webpack-dev-server isolate pages, and load them again when C# has changed: it watches the file `mark`, because a
 * build in which no module has changed makes it do nothing. `devServer: false` stays as it is.
 */
export function setUpDevServer({ options }: Compiler, isolate: boolean, mark: string): void {
  const server = (options.devServer ?? {}) as
    { readonly headers?: unknown; readonly watchFiles?: unknown } | false;
  if (server === false) return;
  const { headers, watchFiles } = server;
  options.devServer = {
    ...server,
    ...(isolate && { headers: withIsolation(headers) }),
    watchFiles: [...(watchFiles === undefined ? [] : [watchFiles].flat()), mark],
  };
  // A file that comes later is an addition, and no change.
  if (existsSync(dirname(dirname(dirname(mark))))) touch(mark);
}

/** What webpack-dev-server takes for a change. */
export function touch(mark: string): void {
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, new Date().toISOString());
}
