import type { PageCallbacks } from './options.js';
import type { MonoConfig } from './mono-config.js';

/** Called with each configuration that was loaded; what it changes goes back to the runtime. */
export type ConfigListener = (config: Record<string, unknown>) => void | Promise<void>;

/** Functions and settings for `withModuleConfig`, as dotnet.js has them. */
export interface ModuleConfig extends PageCallbacks {
  config?: Partial<MonoConfig>;
  onConfigLoaded?: ConfigListener;
  onDotnetReady?: () => void | Promise<void>;
  onDownloadResourceProgress?: (loaded: number, total: number) => void;
  [key: string]: unknown;
}
