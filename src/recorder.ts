import type { PageCallbacks } from './options.js';
import { onPage } from './page-callbacks.js';
import type { Platform } from './platform.js';
import { crossingLoader, type ResourceLoader } from './resource-loader.js';
import type { ConfigListener, ModuleConfig } from './module-config.js';
import type { ProgressListener } from './start-progress.js';
import type { MonoConfig } from './mono-config.js';

/** What the builder records, to be replayed on the dotnet.js of the worker in the same order. */
export class Recorder<Source> {
  protected readonly plan: [method: string, args: readonly unknown[]][] = [];
  protected readonly callbacks: PageCallbacks = {};
  protected elementOnExit = false;

  constructor(protected readonly platform: Platform<Source>) {}

  withConfig(config: Partial<MonoConfig>): this {
    return this.record('withConfig', config);
  }
  withConfigSrc(src: string): this {
    return this.record('withConfigSrc', this.platform.resolve(src));
  }
  withApplicationArguments(...args: string[]): this {
    return this.record('withApplicationArguments', ...args);
  }
  /** Takes every `arg` of the page's own URL: `?arg=one&arg=two`. */
  withApplicationArgumentsFromQuery(): this {
    return this.record('withApplicationArguments', ...this.platform.queryArguments());
  }
  withEnvironmentVariable(name: string, value: string): this {
    return this.record('withEnvironmentVariable', name, value);
  }
  withEnvironmentVariables(variables: Readonly<Record<string, string>>): this {
    return this.record('withEnvironmentVariables', variables);
  }
  withVirtualWorkingDirectory(path: string): this {
    return this.record('withVirtualWorkingDirectory', path);
  }
  withDiagnosticTracing(enabled: boolean): this {
    return this.record('withDiagnosticTracing', enabled);
  }
  withDebugging(level: number): this {
    return this.record('withDebugging', level);
  }
  withMainAssembly(name: string): this {
    return this.record('withMainAssembly', name);
  }
  withApplicationEnvironment(name?: string): this {
    return this.record('withApplicationEnvironment', name);
  }
  withApplicationCulture(culture?: string): this {
    return this.record('withApplicationCulture', culture);
  }
  /**
   * Functions in it run on the page.
   *
   * @throws `TypeError` for `instantiateWasm`, `locateFile`, `preRun` and `postRun`, which would have to run in the
   * worker
   */
  withModuleConfig(config: ModuleConfig): this {
    return this.record('withModuleConfig', onPage(config, this.callbacks));
  }
  /** Asked on the page for each file of the runtime. */
  withResourceLoader(loader: ResourceLoader): this {
    return this.record('withResourceLoader', crossingLoader(loader, this.platform.resolve));
  }
  withOnConfigLoaded(listener: ConfigListener): this {
    return this.withModuleConfig({ onConfigLoaded: listener });
  }
  /**
   * Tells how far the start is. The last listener counts. `dotnet-worker/progress` has one for a `<progress>` element.
   */
  withProgress(listener: ProgressListener): this {
    return this.record('withProgress', listener);
  }
  withConsoleForwarding(): this {
    return this.record('withConsoleForwarding');
  }
  withExitOnUnhandledError(): this {
    return this.record('withExitOnUnhandledError');
  }
  withAsyncFlushOnExit(): this {
    return this.record('withAsyncFlushOnExit');
  }
  withExitCodeLogging(): this {
    return this.record('withExitCodeLogging');
  }
  /** Adds an element with the exit code to the document when the program ends. */
  withElementOnExit(): this {
    this.elementOnExit = true;
    return this;
  }
  withInteropCleanupOnExit(): this {
    return this.record('withInteropCleanupOnExit');
  }
  withWaitingForDebugger(level: number): this {
    return this.record('withWaitingForDebugger', level);
  }
  withRuntimeOptions(options: readonly string[]): this {
    return this.record('withRuntimeOptions', options);
  }
  /** .NET 9 and later. */
  withDumpThreadsOnNonZeroExit(): this {
    return this.record('withDumpThreadsOnNonZeroExit');
  }
  /** .NET 9 and later. */
  withInterpreterPgo(enabled: boolean, autoSaveDelay?: number): this {
    return this.record('withInterpreterPgo', enabled, autoSaveDelay);
  }
  /** .NET 8 only. */
  withAssertAfterExit(): this {
    return this.record('withAssertAfterExit');
  }
  /** .NET 8 only. */
  withStartupMemoryCache(enabled: boolean): this {
    return this.record('withStartupMemoryCache', enabled);
  }

  private record(method: string, ...args: unknown[]): this {
    this.plan.push([method, args]);
    return this;
  }
}
