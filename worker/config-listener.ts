import { snapshot, type Config } from './config-snapshot.js';

export type PageListener = (config: unknown) => Promise<Config>;

/**
 * The page's `onConfigLoaded` gets a copy of the configuration and gives it back, perhaps changed. What changed is
 * put into the runtime's own configuration; what did not keeps what only this thread can have, such as downloads
 * under way.
 */
export function mergingListener(listener: PageListener): (config: Config) => Promise<void> {
  return async (config) => {
    const before = snapshot(config) as Config;
    merge(config, before, await listener(before));
  };
}

function merge(target: Config, before: Config, after: Config): void {
  for (const key of Object.keys(before)) {
    if (!(key in after)) Reflect.deleteProperty(target, key);
  }
  for (const [key, value] of Object.entries(after)) {
    const was = before[key];
    if (isConfig(value) && isConfig(was) && isConfig(target[key])) merge(target[key], was, value);
    else if (JSON.stringify(value) !== JSON.stringify(was)) target[key] = value;
  }
}

function isConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
