import { DotnetHostBuilder, type DotnetRuntime } from 'dotnet-worker';
import type { Exports, OffThread } from '../exports.js';
import { imports } from '../imports.js';
import type { Run, Side } from '../side.js';

export interface OffThreadRuntime {
  readonly runtime: DotnetRuntime;
  readonly exports: OffThread<Exports>['Bench'];
}

/** The C# project in a worker, by this library. */
export async function startOffThread(): Promise<OffThreadRuntime> {
  const runtime = await new DotnetHostBuilder().create();
  runtime.setModuleImports('bench.js', imports);
  const { Bench } = await runtime.getAssemblyExports<OffThread<Exports>>('Bench');
  return { runtime, exports: Bench };
}

/** This library's side of a row. */
export function offThread(prepare: (started: OffThreadRuntime) => Run | Promise<Run>): Side {
  return {
    name: 'dotnet-worker',
    start: async () => {
      const started = await startOffThread();
      return { run: await prepare(started), stop: () => started.runtime.terminate() };
    },
  };
}
