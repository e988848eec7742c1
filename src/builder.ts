import { DotnetStartError } from './errors.js';
import { requireFreeName } from './imports.js';
import {
  checkedHeap,
  checkedMode,
  checkedTime,
  type SharedHeap,
  type StartOptions,
  type SynchronousImports,
} from './options.js';
import { checkedGlobals, type PageGlobals } from './page-globals.js';
import type { Platform } from './platform.js';
import { Recorder } from './recorder.js';
import type { DotnetRuntime } from './runtime.js';
import { download, openSession, startRuntime, type Opened } from './start.js';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_START_TIMEOUT_MS = 60_000;

/** Configures a runtime and starts it. */
export class HostBuilder<Source> extends Recorder<Source> {
  private framework = './_framework/dotnet.js';
  private worker: Source | undefined;
  private readonly workerModules: (readonly [string, string])[] = [];
  private startTimeout = DEFAULT_START_TIMEOUT_MS;
  private synchronousImports: SynchronousImports = 'auto';
  private detachedVoidImports = false;
  private nestedCallTimeout = DEFAULT_TIMEOUT_MS;
  private blockingTimeout = DEFAULT_TIMEOUT_MS;
  private pageGlobals: PageGlobals = 'all';
  private measuresCalls = false;
  private sharedHeap: SharedHeap = 'off';
  private opened: Opened | undefined;
  private runtime: Promise<DotnetRuntime> | undefined;
  private ready: DotnetRuntime | undefined;

  /**
   * Where `dotnet.js` is: a URL against the document's base, or a name in the import map. What the import map has for a
   * URL, such as a name with a fingerprint, holds. Default: `./_framework/dotnet.js`.
   */
  withFramework(url: string | URL): this {
    this.framework = String(url);
    return this;
  }

  /**
   * A worker made by the caller, or a function that makes one for each start. Default: the script beside this one.
   * A worker has one runtime: with the same one a second start is a `DotnetStartError`.
   */
  withWorker(worker: Source): this {
    this.worker = worker;
    return this;
  }

  /**
   * An import module that is loaded in the worker: C# calls it without a crossing.
   *
   * @param url - against the document's base
   * @throws `TypeError` for the name `dotnet-worker`, which the worker itself answers
   */
  withWorkerModule(name: string, url: string | URL): this {
    requireFreeName(name);
    this.workerModules.push([name, this.platform.resolve(String(url))]);
    return this;
  }

  /**
   * How long a start may take, in milliseconds. Default 60,000; 0 for no limit.
   *
   * @throws `TypeError` for anything but a number from 0
   */
  withStartTimeout(ms: number): this {
    this.startTimeout = checkedTime('withStartTimeout', ms);
    return this;
  }

  /**
   * How synchronous imports are served. Default `'auto'`: over shared memory when the page is isolated.
   *
   * @throws `TypeError` for any other word
   */
  withSynchronousImports(mode: SynchronousImports): this {
    this.synchronousImports = checkedMode(mode);
    return this;
  }

  /**
   * Whether the runtime keeps its heap in shared memory, so that memory views show what C# has in place, without a copy.
   * With `'auto'` it does where the page is isolated and the files of .NET look as expected; `capabilities.sharedHeap`
   * tells. Default `'off'`.
   *
   * @throws `TypeError` for any other word
   */
  withSharedHeap(mode: SharedHeap): this {
    this.sharedHeap = checkedHeap(mode);
    return this;
  }

  /**
   * Without isolation, a `void` import is sent and not awaited; its errors go to the console. Default: it is an error in
   * C#. On an isolated page it changes nothing.
   */
  withDetachedVoidImports(): this {
    this.detachedVoidImports = true;
    return this;
  }

  /**
   * What C# reaches of the page by `globalThis.…`, `JSHost.GlobalThis` and `JSHost.ImportAsync`. Default `'all'`, as in
   * thread. With `'none'`, or the names of globals, C# stays within the import modules and objects that the page gave
   * it: no path leads by `constructor`, `__proto__` or what else every object inherits to the rest of the page.
   *
   * @throws `TypeError` for anything else
   */
  withPageGlobals(allowed: PageGlobals): this {
    this.pageGlobals = checkedGlobals(allowed);
    return this;
  }

  /**
   * Puts each call of an export on the browser's timeline, as a `performance.measure` named `C# ` and the export, with a
   * `CallMeasure` in its `detail`. The performance panel shows it, and a `PerformanceObserver` gets it; it is not kept.
   * Calls by `sync` and of imports are not measured. Default: off.
   */
  withCallMeasures(): this {
    this.measuresCalls = true;
    return this;
  }

  /**
   * How long the page waits for a nested call, in milliseconds. Default 30,000; `Infinity` for no limit.
   *
   * @throws `TypeError` for anything but a number from 0
   */
  withNestedCallTimeout(ms: number): this {
    this.nestedCallTimeout = checkedTime('withNestedCallTimeout', ms);
    return this;
  }

  /**
   * How long a blocking import may wait, in milliseconds. Default 30,000; `Infinity` for no limit.
   *
   * @throws `TypeError` for anything but a number from 0
   */
  withBlockingTimeout(ms: number): this {
    this.blockingTimeout = checkedTime('withBlockingTimeout', ms);
    return this;
  }

  /**
   * Starts the runtime. The same one while it starts or is ready, a new one after it ended.
   *
   * @throws `DotnetStartError` when the worker or the runtime does not start
   */
  create(): Promise<DotnetRuntime> {
    if (this.runtime && !this.hasEnded) return this.runtime;
    if (this.hasEnded) this.forget();
    const runtime = this.start();
    this.runtime = runtime;
    runtime.then(
      (ready) => {
        if (this.runtime === runtime) this.ready = ready;
      },
      () => {
        if (this.runtime === runtime) this.forget();
      },
    );
    return runtime;
  }

  private async start(): Promise<DotnetRuntime> {
    const options = this.startOptions();
    return startRuntime(this.open(options), options);
  }

  /**
   * Starts the runtime, runs `Main` and exits; resolves to the exit code, 1 when `Main` threw.
   *
   * @throws `DotnetStartError` when the worker or the runtime does not start
   */
  async run(): Promise<number> {
    const runtime = await this.create();
    return runtime.runMainAndExit();
  }

  /**
   * Ends the program of the runtime that this builder made; resolves when it has ended.
   *
   * @throws `Error` when there is none yet
   */
  async exit(code: number, reason?: unknown): Promise<void> {
    if (!this.runtime) {
      throw new Error(
        'Failed to exit: no runtime was created. Make sure to call create() before exit().',
      );
    }
    const runtime = await this.runtime;
    await runtime.exit(code, reason);
  }

  /**
   * Downloads what the runtime needs without starting it. .NET 9 and later.
   *
   * @throws `DotnetStartError` when a file does not come, or when the .NET is older
   */
  async download(): Promise<void> {
    if (this.hasEnded) this.forget();
    if (this.runtime) {
      // A runtime that starts or is ready has downloaded all.
      await this.runtime;
      return;
    }
    const options = this.startOptions();
    try {
      await download(this.open(options), options);
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  private get hasEnded(): boolean {
    return this.ready !== undefined && this.ready.state !== 'ready';
  }

  private forget(): void {
    this.runtime = this.opened = this.ready = undefined;
  }

  private open(options: StartOptions): Opened {
    // A worker that was opened for a download may have died since.
    if (this.opened?.session.state === 'dead') this.forget();
    return (this.opened ??= openSession(options));
  }

  private startOptions(): StartOptions {
    const { platform, worker } = this;
    return {
      plan: this.plan,
      callbacks: this.callbacks,
      framework: resolveFramework(this.framework, platform),
      makeThread: () => platform.makeThread(worker),
      scriptName: platform.nameScript(worker),
      platform,
      workerModules: this.workerModules,
      startTimeout: this.startTimeout,
      synchronousImports: this.synchronousImports,
      detachedVoidImports: this.detachedVoidImports,
      nestedCallTimeout: this.nestedCallTimeout,
      blockingTimeout: this.blockingTimeout,
      elementOnExit: this.elementOnExit,
      pageGlobals: this.pageGlobals,
      measuresCalls: this.measuresCalls,
      sharedHeap: this.sharedHeap,
    };
  }
}

/** As `import` of the page would: a worker has no import map. */
function resolveFramework(
  url: string,
  { resolve, resolveName, mapped }: Pick<Platform<never>, 'resolve' | 'resolveName' | 'mapped'>,
): string {
  const isRelative = /^(\.{0,2}\/|[a-z][a-z0-9+.-]*:)/i.test(url);
  try {
    return isRelative ? mapped(resolve(url)) : resolveName(url);
  } catch (error) {
    throw new DotnetStartError(
      `Failed to start ${url}: it is neither a URL nor in the import map. Make sure to begin a relative URL with "./" or "/".`,
      { cause: error },
    );
  }
}
