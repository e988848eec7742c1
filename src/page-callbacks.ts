import type { PageCallbacks } from './options.js';
import type { ModuleConfig } from './module-config.js';

/** They would have to answer at once, inside the worker. */
const IMPOSSIBLE = ['instantiateWasm', 'locateFile', 'preRun', 'postRun'] as const;
const EVENTS = ['print', 'printErr', 'onExit', 'onAbort'] as const;

/**
 * Takes out of a module configuration what the page does itself, and makes the rest fit to be called from the
 * worker: a listener gives the configuration back, since the worker has another copy.
 */
export function onPage(config: ModuleConfig, callbacks: PageCallbacks): object {
  const rest: Record<string, unknown> = { ...config };
  for (const name of IMPOSSIBLE) {
    if (rest[name] === undefined) continue;
    throw new TypeError(
      `Failed to configure ${name}: it would have to run inside the worker. Make sure to leave it out; withWorkerModule() loads code there.`,
    );
  }
  for (const name of EVENTS) {
    if (typeof rest[name] === 'function') Object.assign(callbacks, { [name]: rest[name] });
    Reflect.deleteProperty(rest, name);
  }
  const { onConfigLoaded } = config;
  if (onConfigLoaded) {
    rest['onConfigLoaded'] = async (loaded: Record<string, unknown>) => {
      await onConfigLoaded(loaded);
      return loaded;
    };
  }
  return rest;
}
