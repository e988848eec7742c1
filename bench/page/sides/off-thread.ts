import { DotnetHostBuilder, type DotnetRuntime } from 'dotnet-worker';
import type { Exports, OffThread } from '../exports.js';
import { imports } from '../imports.js';
import type { Run, Side } from '../side.js';

export interface OffThreadRuntime {
  readonly runtime: DotnetRuntime;
  readonly exports: OffThread<Exports>['Bench'];
}

/** The C# project in a worker, by this library; `sharedHeap`: with its heap in shared memory. */
export async function startOffThread({ sharedHeap = false } = {}): Promise<OffThreadRuntime> {
  const builder = new DotnetHostBuilder().withSharedHeap(sharedHeap ? 'auto' : 'off');
  const runtime = await builder.create();
  const { available, reason } = runtime.capabilities.sharedHeap;
  if (sharedHeap && !available) throw new Error(`The heap is not shared: ${reason ?? ''}.`);
  runtime.setModuleImports('bench.js', imports);
  const { Bench } = await runtime.getAssemblyExports<OffThread<Exports>>('Bench');
  return { runtime, exports: Bench };
}

type Prepare = (started: OffThreadRuntime) => Run | Promise<Run>;

/** This library's side of a row. */
export function offThread(prepare: Prepare): Side {
  return sideOf('dotnet-worker', false, prepare);
}

/** The same, where the page sees the memory of C#. */
export function inPlace(prepare: Prepare): Side {
  return sideOf('dotnet-worker, heap shared', true, prepare);
}

function sideOf(name: string, sharedHeap: boolean, prepare: Prepare): Side {
  return {
    name,
    start: async () => {
      const started = await startOffThread({ sharedHeap });
      return { run: await prepare(started), stop: () => started.runtime.terminate() };
    },
  };
}
