import { DotnetHostBuilder } from './builder.js';
import type { ModuleConfig } from './module-config.js';
import type { DotnetRuntime } from './runtime.js';

/** The ready-made builder, as in dotnet.js. */
export const dotnet = new DotnetHostBuilder();

/** Ends the program of the ready-made builder's runtime; resolves when it has ended. */
export async function exit(code: number, reason?: unknown): Promise<void> {
  await dotnet.exit(code, reason);
}

/**
 * The older way to start, as in dotnet.js.
 *
 * @param config - a module configuration, or a function that makes one
 */
export default function createDotnetRuntime(
  config?: ModuleConfig | (() => ModuleConfig),
): Promise<DotnetRuntime> {
  const made = typeof config === 'function' ? config() : config;
  return (made ? dotnet.withModuleConfig(made) : dotnet).create();
}

export { transfer } from '../wire/transfer.js';
export { blocking } from './blocking.js';
export type { CallMeasure } from './call-measures.js';
export { call, type CallOptions } from './call.js';
export { DotnetHostBuilder } from './builder.js';
export type { Capabilities, Capability } from './capabilities.js';
export type { AsyncDelegate, SyncDelegate } from './delegates.js';
export { createEndpoint, releaseProxy } from './endpoint.js';
export {
  DotnetDiedError,
  DotnetExitedError,
  DotnetStartError,
  SynchronousImportError,
} from './errors.js';
export type { AssemblyExports, ExportedFunction } from './exports.js';
export { inside } from './inside.js';
export type { ImportModule } from './imports.js';
// By name a module's types cannot be added to.
export type * from './known-types.js';
export { ManagedError, ManagedObject } from './managed.js';
export { MemoryView, type ViewArray } from './memory-view.js';
export type { SynchronousImports } from './options.js';
export type { ConfigListener, ModuleConfig } from './module-config.js';
export type { PageGlobals } from './page-globals.js';
export type { ProgressListener, StartProgress } from './start-progress.js';
export type { ResourceLoader } from './resource-loader.js';
export type { MonoConfig } from './mono-config.js';
export type { DotnetRuntime, Inspection } from './runtime.js';
export type { Closed, RuntimeState } from './session.js';
export type { WorkerSource } from './worker-script.js';
