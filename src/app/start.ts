import { DotnetDiedError, DotnetExitedError, type DotnetRuntime } from 'dotnet-worker';
import { ObservedBuilder } from './observed-builder.js';
import { STARTING, type DotnetAppOptions, type DotnetState } from './options.js';

const NOTHING = {
  progress: undefined,
  runtime: undefined,
  exports: undefined,
  error: undefined,
} as const;

/** One start, and its end, which may come before the start has begun, or is over. */
export class Start {
  /** Never rejects: what went wrong is told. */
  readonly settled: Promise<void>;
  private settle: () => void = () => undefined;
  private readonly builder = new ObservedBuilder();
  private created: Promise<DotnetRuntime> | undefined;
  /** What is told of progress may still come when it is ready, or has failed. */
  private isOver = false;
  private hasEnded = false;

  constructor(
    private readonly options: () => DotnetAppOptions,
    private readonly tell: (state: DotnetState<unknown>) => void,
  ) {
    this.settled = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  begin(): void {
    if (this.created) return;
    const options = this.options();
    this.created = this.create(options);
    void this.bringUp(this.created, options).finally(this.settle);
  }

  end(): void {
    this.hasEnded = true;
    if (!this.created) this.settle();
    this.created?.then(
      (runtime) => runtime.terminate('the app needs it no longer'),
      () => undefined,
    );
  }

  private async create({ configure }: DotnetAppOptions): Promise<DotnetRuntime> {
    configure?.(this.builder);
    return this.builder.createObserved((progress) => {
      if (!this.isOver) this.tell({ ...STARTING, progress });
    });
  }

  private async bringUp(created: Promise<DotnetRuntime>, options: DotnetAppOptions): Promise<void> {
    try {
      const runtime = await created;
      if (this.hasEnded) return;
      const exports = await prepare(runtime, options);
      this.isOver = true;
      this.tell({ ...NOTHING, state: 'ready', runtime, exports });
      void this.tellEnd(runtime);
    } catch (error) {
      this.isOver = true;
      this.tell({ ...NOTHING, state: 'failed', error });
      this.end();
    }
  }

  private async tellEnd(runtime: DotnetRuntime): Promise<void> {
    const { exitCode, reason } = await runtime.closed;
    const error =
      exitCode === undefined ? new DotnetDiedError(reason) : new DotnetExitedError(exitCode);
    this.tell({ ...NOTHING, state: 'ended', runtime, error });
  }
}

async function prepare(
  runtime: DotnetRuntime,
  { imports = {}, assembly, onReady }: DotnetAppOptions,
): Promise<object> {
  for (const [name, module] of Object.entries(imports)) runtime.setModuleImports(name, module);
  await onReady?.(runtime);
  const { mainAssemblyName } = runtime.getConfig();
  return runtime.getAssemblyExports(assembly ?? mainAssemblyName);
}
