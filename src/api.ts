/** What both entries of the package export, whatever they run in. */
export { transfer } from '../wire/transfer.js';
export { blocking } from './blocking.js';
export type { CallMeasure } from './call-measures.js';
export { call, type CallOptions } from './call.js';
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
export type { SharedHeap, SynchronousImports } from './options.js';
export type { ConfigListener, ModuleConfig } from './module-config.js';
export type { PageGlobals } from './page-globals.js';
export type { ProgressListener, StartProgress } from './start-progress.js';
export type { ResourceLoader } from './resource-loader.js';
export type { MonoConfig } from './mono-config.js';
export type { DotnetRuntime, Inspection } from './runtime.js';
export type { Closed, RuntimeState } from './session.js';
