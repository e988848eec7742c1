import type { Connection } from '../wire/connection.js';
import type { Plan, Started, StartRequest } from '../wire/hello.js';
import { EXIT } from '../wire/records.js';
import type { Bindings } from './bindings.js';
import { snapshot } from './config-snapshot.js';
import { Progress } from './progress.js';
import { replay } from './replay.js';
import { SharedHeap } from './shared-heap.js';
import { usePointersOf } from './task-content.js';
import { useTextsOf } from './thrown.js';
import type { Builder, DotnetModule, HeapAccessors, RuntimeApi } from './dotnet-js.js';
import { outputTo } from './output.js';
import type { Thread } from './thread.js';
import { isTrap, watchExitByTrap } from './traps.js';

/** What the runtime needs of the other parts of this side. */
export interface RuntimeParts {
  /** Settles once it is known whether the page can learn of the end of this thread: no script of others runs before. */
  readonly lock: Promise<unknown>;
  /** Import modules that this side answers by itself. */
  readonly ownModules: readonly (readonly [name: string, module: object])[];
  /** The object to be walked for an import module of the page. */
  moduleOf(name: string): object;
  /** Called once, before anything uses the runtime. */
  ready(api: RuntimeApi, framework: string): void;
  /** Called once when the runtime is broken: nothing may use it any more. */
  aborted(): void;
}

/** What is known by now why a start failed comes well within this time. */
const REASON_MS = 200;

/** The .NET runtime of this worker: loads the user's dotnet.js, replays the page's builder, and tells of the end. */
export class Runtime {
  private module: DotnetModule | undefined;
  private loading: Promise<Builder> | undefined;
  private started: RuntimeApi | undefined;
  private hasExited = false;
  private exitReason = '';
  private unhandledException = '';
  private progress: Progress | undefined;
  private replayed = 0;
  private arguments: readonly string[] = [];
  private heap: SharedHeap | undefined;
  private readonly modules = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly bindings: Bindings,
    private readonly thread: Thread,
    private readonly parts: RuntimeParts,
  ) {}

  get api(): RuntimeApi {
    if (!this.started) throw new Error('Failed to reach the runtime: it has not started.');
    return this.started;
  }

  /** Makes sure that an import of `module` finds something to walk: a missing module ends an in-thread runtime. */
  requireModule(module: string): void {
    if (!this.modules.has(module)) this.servedByPage(module);
  }

  /** The page serves this module from now on, also in place of one that was loaded here. */
  servedByPage(module: string): void {
    this.modules.add(module);
    this.api.setModuleImports(module, this.parts.moduleOf(module));
  }

  /** .NET 8 has `exit` on the module alone. */
  exit(code: number, reason?: unknown): void {
    if (typeof reason === 'string') this.exitReason = reason;
    this.module?.exit?.(code, reason);
    // .NET 8 returns from exit(0) without quitting.
    this.tellExit(code, this.exitReason);
  }

  /** Whether the page sees the runtime's memory. */
  get sharesHeap(): boolean {
    return this.heap?.memory !== undefined;
  }

  get hasStarted(): boolean {
    return this.started !== undefined;
  }

  /** Whether it has ended, in one way or the other. */
  get hasEnded(): boolean {
    return this.hasExited;
  }

  /** The runtime is broken in the middle of something: whatever it would do from now on could be wrong. */
  abort(reason: string): void {
    this.tellExit(1, reason, true);
  }

  accessHeap(name: string, offset: number, value: unknown): unknown {
    const access = (this.api as unknown as HeapAccessors)[name];
    if (!access || !/^[gs]etHeap/.test(name)) {
      throw new TypeError(
        `Failed to call ${name}(): this version of .NET does not have it. Make sure to use another width.`,
      );
    }
    return access(offset, value);
  }

  runMain(name?: string, args?: readonly string[]): Promise<number> {
    return this.api.runMain(...this.mainArguments(name, args));
  }

  async runMainAndExit(name?: string, args?: readonly string[]): Promise<number> {
    const code = await this.api.runMainAndExit(...this.mainArguments(name, args));
    this.tellExit(code, this.exitReason);
    return code;
  }

  async download(request: StartRequest): Promise<void> {
    const builder = await this.load(request);
    if (!builder['download']) {
      throw new Error(
        'Failed to download: this version of .NET cannot download apart from starting. Make sure to use .NET 9 or later, or call create() alone.',
      );
    }
    await builder['download']();
  }

  async start(request: StartRequest): Promise<Started> {
    const builder = await this.load(request);
    const api = (await builder['create']?.()) as RuntimeApi;
    this.progress?.end();
    this.started = api;
    usePointersOf(api.runtimeBuildInfo.productVersion);
    useTextsOf(api.runtimeBuildInfo.productVersion);
    this.bindings.watchExports(api);
    this.parts.ready(api, request.framework);
    for (const [name, module] of this.parts.ownModules) this.servedHere(name, module);
    for (const [name, url] of request.workerModules) {
      const module: unknown = await import(/* webpackIgnore: true */ /* @vite-ignore */ url);
      this.servedHere(name, module as object);
    }
    return {
      config: snapshot(api.getConfig()) as object,
      runtimeId: api.runtimeId,
      runtimeBuildInfo: { ...api.runtimeBuildInfo },
      signatures: this.bindings.whyNoSignatures === '',
      memory: this.heap?.memory,
      whyNoSharedHeap: this.heap?.whyNot ?? '',
    };
  }

  private servedHere(name: string, module: object): void {
    this.modules.add(name);
    this.api.setModuleImports(name, module);
  }

  private async load(request: StartRequest): Promise<Builder> {
    const builder = await (this.loading ??= this.loadFramework(request));
    this.replayRest(builder, request);
    return builder;
  }

  /** What was called on the page's builder since the last time. */
  private replayRest(builder: Builder, { framework, plan }: StartRequest): void {
    replay(builder, plan.slice(this.replayed), framework, this.thread, this.progress);
    this.replayed = plan.length;
  }

  private async loadFramework(request: StartRequest): Promise<Builder> {
    const { framework, plan } = request;
    await this.parts.lock;
    const progress = (this.progress = Progress.of(plan));
    const heap = (this.heap = new SharedHeap(request.whyNoSharedHeap));
    this.bindings.watchImports(() => progress?.instantiated(), heap);
    const { exited } = this;
    this.thread.watchExit(exited);
    // A start that fails says why by itself.
    const trapped = (trap: Error): void => {
      if (this.hasStarted) this.abort(String(trap));
    };
    watchExitByTrap(trapped);
    const module = (this.module = (await this.thread.importFramework(framework)) as DotnetModule);
    const builder = module.dotnet;
    if (typeof builder?.['withResourceLoader'] !== 'function') {
      throw new Error('it is not the dotnet.js of .NET 8 or later');
    }
    this.replayRest(builder, request);
    this.arguments = lastArguments(plan) ?? request.programArguments;
    builder['withModuleConfig']?.({
      ...outputTo(this.connection, this.thread.writesAtOnce, (exception) => {
        this.unhandledException = exception;
      }),
      // Every way to exit ends here, Environment.Exit included, for which onExit is not called.
      quit: (code: number, toThrow: unknown) => {
        // .NET 8 quits by the trap itself.
        if (isTrap(toThrow)) trapped(toThrow);
        exited(code);
        throw toThrow;
      },
      onAbort: (reason: unknown) => {
        this.abort(this.unhandledException || describeAbort(reason));
      },
    });
    return builder;
  }

  /** .NET 8 needs both arguments, and keeps the builder's to itself; later versions default them to just these. */
  private mainArguments(name?: string, args?: readonly string[]): [string, string[]] {
    const { mainAssemblyName, applicationArguments } = this.api.getConfig();
    return [name ?? mainAssemblyName ?? '', [...(args ?? applicationArguments ?? this.arguments)]];
  }

  private readonly exited = (code: number): void => {
    if (code === 1 && this.unhandledException) this.abort(this.unhandledException);
    else if (this.hasStarted) this.tellExit(code, this.exitReason);
    else this.tellExitLater(code);
  };

  /** A start that fails exits first, and then says why: that is what the page should hear. */
  private tellExitLater(code: number): void {
    setTimeout(() => {
      this.tellExit(code, this.exitReason);
    }, REASON_MS);
  }

  private tellExit(code: number, reason: string, aborted = false): void {
    if (this.hasExited) return;
    this.hasExited = true;
    if (aborted) this.parts.aborted();
    this.connection.outbox.record((out) => {
      out.u8(EXIT);
      out.u32(code);
      out.text(reason);
      out.u8(aborted ? 1 : 0);
    });
    if (aborted) this.connection.outbox.postHeld();
    else this.connection.outbox.flush();
  }
}

/** The runtime aborts without a reason as well. */
function describeAbort(reason: unknown): string {
  if (reason instanceof Error) return reason.message;
  if (typeof reason === 'string' && reason !== '') return reason;
  return 'it gave no reason, but may have written one to the error output';
}

/** The program arguments that the builder was given, if any. */
function lastArguments(plan: Plan): readonly string[] | undefined {
  const call = plan.findLast(([method]) => method === 'withApplicationArguments');
  return call?.[1] as readonly string[] | undefined;
}
