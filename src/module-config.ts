import type { PageCallbacks } from './options.js';
import type { MonoConfig } from './mono-config.js';

/** Called with each configuration that was loaded; what it changes goes back to the runtime. */
export type ConfigListener = (config: Record<string, unknown>) => void | Promise<void>;

/** Functions and settings for `withModuleConfig`, as dotnet.js has them. */
export interface ModuleConfig extends PageCallbacks {
  /** Settings that are merged into the configuration, as by `withConfig`. */
  config?: Partial<MonoConfig>;
  /** Called on the page with each configuration that was loaded. */
  onConfigLoaded?: ConfigListener;
  /** Called on the page when the runtime is ready. */
  onDotnetReady?: () => void | Promise<void>;
  /** Called on the page as files arrive, with how many there are and how many are wanted. */
  onDownloadResourceProgress?: (loaded: number, total: number) => void;
  [key: string]: unknown;
}
