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

  /** Merges settings into the configuration that the runtime loads. */
  withConfig(config: Partial<MonoConfig>): this {
    return this.record('withConfig', config);
  }
  /** Where the configuration is. Default: where .NET has published it. */
  withConfigSrc(src: string): this {
    return this.record('withConfigSrc', this.platform.resolve(src));
  }
  /** The arguments of `Main`. */
  withApplicationArguments(...args: string[]): this {
    return this.record('withApplicationArguments', ...args);
  }
  /** Takes every `arg` of the page's own URL: `?arg=one&arg=two`. */
  withApplicationArgumentsFromQuery(): this {
    return this.record('withApplicationArguments', ...this.platform.queryArguments());
  }
  /** Sets a variable that `Environment.GetEnvironmentVariable` of C# reads. */
  withEnvironmentVariable(name: string, value: string): this {
    return this.record('withEnvironmentVariable', name, value);
  }
  /** Sets several such variables. */
  withEnvironmentVariables(variables: Readonly<Record<string, string>>): this {
    return this.record('withEnvironmentVariables', variables);
  }
  /** The current directory of the program, in the runtime's own file system. */
  withVirtualWorkingDirectory(path: string): this {
    return this.record('withVirtualWorkingDirectory', path);
  }
  /** Whether the runtime tells on the console what it does. Default: it does not. */
  withDiagnosticTracing(enabled: boolean): this {
    return this.record('withDiagnosticTracing', enabled);
  }
  /** The level of debugging. 0: none; above: with debug messages; below: without them. */
  withDebugging(level: number): this {
    return this.record('withDebugging', level);
  }
  /** The assembly with `Main`. Default: the project's own. */
  withMainAssembly(name: string): this {
    return this.record('withMainAssembly', name);
  }
  /** The environment of the app, such as `Development`. */
  withApplicationEnvironment(name?: string): this {
    return this.record('withApplicationEnvironment', name);
  }
  /** The culture of the app, a name of BCP 47 such as `de-CH`. Default: that of the browser. */
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
  /** Asked on the page for each file of the runtime. Default: each is fetched from beside `dotnet.js`. */
  withResourceLoader(loader: ResourceLoader): this {
    return this.record('withResourceLoader', crossingLoader(loader, this.platform.resolve));
  }
  /** Called on the page with each configuration that was loaded; what it changes goes back to the runtime. */
  withOnConfigLoaded(listener: ConfigListener): this {
    return this.withModuleConfig({ onConfigLoaded: listener });
  }
  /**
   * Tells how far the start is. The last listener counts. `dotnet-worker/progress` has one for a `<progress>` element.
   * Default: nobody is told.
   */
  withProgress(listener: ProgressListener): this {
    return this.record('withProgress', listener);
  }
  /** Has the runtime send its console to the server of a test run, as dotnet.js does. */
  withConsoleForwarding(): this {
    return this.record('withConsoleForwarding');
  }
  /** Ends the program when an error is unhandled. Default: it goes on. */
  withExitOnUnhandledError(): this {
    return this.record('withExitOnUnhandledError');
  }
  /** Waits at the end of the program until all output is written. Default: it does not. */
  withAsyncFlushOnExit(): this {
    return this.record('withAsyncFlushOnExit');
  }
  /** Writes the exit code to the console. Default: it does not. */
  withExitCodeLogging(): this {
    return this.record('withExitCodeLogging');
  }
  /** Adds an element with the exit code to the document when the program ends. Default: it does not. */
  withElementOnExit(): this {
    this.elementOnExit = true;
    return this;
  }
  /** Lets go of the objects of the interop at the end of the program. Default: it does not. */
  withInteropCleanupOnExit(): this {
    return this.record('withInteropCleanupOnExit');
  }
  /** Waits at the start for a debugger; the level is that of `withDebugging`. */
  withWaitingForDebugger(level: number): this {
    return this.record('withWaitingForDebugger', level);
  }
  /** Options of the runtime itself, as on Mono's command line. */
  withRuntimeOptions(options: readonly string[]): this {
    return this.record('withRuntimeOptions', options);
  }
  /**
   * Has a multithreaded runtime print its threads when the exit code is not 0. .NET 9 and later: another one does not
   * start.
   */
  withDumpThreadsOnNonZeroExit(): this {
    return this.record('withDumpThreadsOnNonZeroExit');
  }
  /**
   * Has the interpreter use and keep what it learned of the program in earlier runs. .NET 9 and later: another one does
   * not start.
   *
   * @param autoSaveDelay - seconds after the start at which it is kept, default 15
   */
  withInterpreterPgo(enabled: boolean, autoSaveDelay?: number): this {
    return this.record('withInterpreterPgo', enabled, autoSaveDelay);
  }
  /** Has calls made after the exit fail loudly. .NET 8 only: another one does not start. */
  withAssertAfterExit(): this {
    return this.record('withAssertAfterExit');
  }
  /** Whether a copy of the started memory is kept for the next start. .NET 8 only: another one does not start. */
  withStartupMemoryCache(enabled: boolean): this {
    return this.record('withStartupMemoryCache', enabled);
  }

  private record(method: string, ...args: unknown[]): this {
    this.plan.push([method, args]);
    return this;
  }
}
