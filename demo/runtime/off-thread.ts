import { dotnet } from 'dotnet-worker';
import type { Started } from './started.js';
import { useRuntime } from './project.js';

/** Runs the project in a worker. */
export async function startOffThread(imports: object): Promise<Started> {
  const runtime = await dotnet.create();
  const exports = await useRuntime(runtime, imports);
  return { exports, synchronousImports: runtime.capabilities.synchronousImports };
}
