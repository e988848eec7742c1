import { DotnetHostBuilder } from 'dotnet-worker';
import { useRuntime } from './project.js';
import type { Started } from './started.js';

/** Runs the project in a worker that shares the memory of C# with the page. */
export async function startInPlace(imports: object): Promise<Started> {
  const runtime = await new DotnetHostBuilder().withSharedHeap('auto').create();
  const { synchronousImports, sharedHeap } = runtime.capabilities;
  if (!sharedHeap.available) {
    await runtime.terminate();
    throw new Error(`C# cannot share its memory: ${sharedHeap.reason ?? 'nobody knows why'}`);
  }
  return { exports: await useRuntime(runtime, imports), synchronousImports, sharesMemory: true };
}
