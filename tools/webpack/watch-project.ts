import type { Compiler } from 'webpack';
import type { Publisher } from './publisher.js';

const INTERVAL_MS = 500;

/**
 * Has webpack build again when the sources of a C# project have changed. They are looked at again and again: webpack's
 * own watching of a folder includes bin and obj, in which each publish writes.
 */
export function watchProject(compiler: Compiler, name: string, publisher: Publisher): void {
  let timer: NodeJS.Timeout | undefined;
  let isBuilding = false;
  compiler.hooks.watchRun.tap({ name, stage: -1 }, () => {
    isBuilding = true;
    timer ??= setInterval(() => {
      if (!isBuilding && publisher.isBehind) compiler.watching?.invalidate();
    }, INTERVAL_MS);
    // webpack itself decides how long the process lives.
    timer.unref();
  });
  compiler.hooks.done.tap(name, () => {
    isBuilding = false;
  });
  compiler.hooks.failed.tap(name, () => {
    isBuilding = false;
  });
  compiler.hooks.watchClose.tap(name, () => {
    clearInterval(timer);
    publisher.close();
  });
}
