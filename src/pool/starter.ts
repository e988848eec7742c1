import type { DotnetRuntime, ImportModule } from 'dotnet-worker';
import { PooledBuilder } from './builder.js';
import { Member } from './member.js';
import type { PoolOptions } from './options.js';
import { SharedFiles } from './shared-files.js';

/** Makes the runtimes of a pool, each like the others. */
export class Starter<Exports extends object> {
  /** All that are alive and can call the page, those in preparation included. */
  readonly members = new Set<Member<Exports>>();
  private readonly runtimes = new Set<DotnetRuntime>();
  private readonly files = new SharedFiles();
  private readonly modules: Map<string, ImportModule>;
  private whyTerminated: string | undefined;

  constructor(private readonly options: PoolOptions<Exports>) {
    this.modules = new Map(Object.entries(options.modules ?? {}));
  }

  async start(): Promise<Member<Exports>> {
    const { configure, assembly, prepare } = this.options;
    const builder = new PooledBuilder();
    configure?.(builder);
    const runtime = await builder.createFrom(this.files);
    this.admit(runtime);
    try {
      const name = assembly ?? runtime.getConfig().mainAssemblyName;
      const exports = await runtime.getAssemblyExports<Exports>(name);
      const member = new Member(runtime, exports);
      this.members.add(member);
      void runtime.closed.then(() => this.members.delete(member));
      await prepare?.(runtime, exports);
      await member.takeStock();
      return member;
    } catch (error) {
      await runtime.terminate('its preparation failed');
      throw error;
    }
  }

  setModuleImports(name: string, module: ImportModule): void {
    this.modules.set(name, module);
    for (const runtime of this.runtimes) runtime.setModuleImports(name, module);
  }

  /** Ends all runtimes, and those that are on their way as soon as they are there. */
  async terminate(reason: string): Promise<void> {
    this.whyTerminated = reason;
    await Promise.all([...this.runtimes].map((runtime) => runtime.terminate(reason)));
  }

  private admit(runtime: DotnetRuntime): void {
    this.runtimes.add(runtime);
    void runtime.closed.then(() => this.runtimes.delete(runtime));
    for (const [name, module] of this.modules) runtime.setModuleImports(name, module);
    if (this.whyTerminated !== undefined) void runtime.terminate(this.whyTerminated);
  }
}
