import type { HostBuilder } from './builder.js';
import type { ModuleConfig } from './module-config.js';
import type { DotnetRuntime } from './runtime.js';

/** What dotnet.js exports beside its ready-made builder. */
export interface ReadyMade {
  /** Ends the program of the ready-made builder's runtime; resolves when it has ended. */
  readonly exit: (code: number, reason?: unknown) => Promise<void>;
  /**
   * The older way to start, as in dotnet.js.
   *
   * @param config - a module configuration, or a function that makes one
   */
  readonly createDotnetRuntime: (
    config?: ModuleConfig | (() => ModuleConfig),
  ) => Promise<DotnetRuntime>;
}

export function readyMade<Source>(dotnet: HostBuilder<Source>): ReadyMade {
  return {
    exit: async (code, reason) => {
      await dotnet.exit(code, reason);
    },
    createDotnetRuntime: (config) => {
      const made = typeof config === 'function' ? config() : config;
      return (made ? dotnet.withModuleConfig(made) : dotnet).create();
    },
  };
}
