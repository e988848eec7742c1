import type { SharedBuffers } from './shared-memory.js';

/** Both sides must be of one build: a worker script of another version is refused at the door. */
export const PROTOCOL = 1;

/** What the page says first. */
export interface Hello {
  readonly protocol: number;
  /** The shared lane, where the page is cross-origin isolated. */
  readonly shared: SharedBuffers | undefined;
  /** The name of the Web Lock that the worker holds for as long as it lives. */
  readonly lock: string | undefined;
  readonly detachedVoidImports: boolean;
  /** Whether the page wants to know when each of its calls ran. */
  readonly measuresCalls: boolean;
  /** Why there is no shared lane, for the error of a synchronous import. */
  readonly whyNotShared: string;
}

/** What the worker answers. */
export interface Welcome {
  readonly protocol: number;
  /** Whether the lock is held: only then can its release tell of the worker's death. */
  readonly holdsLock: boolean;
}

/** The object that the worker exposes with Comlink before anything else. */
export interface Door {
  open(hello: Hello): Promise<Welcome>;
}

/** The worker's last message when it cannot read what the page sent. */
export interface Fatal {
  readonly fatal: string;
}

export function isFatal(data: unknown): data is Fatal {
  return typeof data === 'object' && data !== null && 'fatal' in data;
}

/** The message that says: a frame waits in shared memory. */
export const DOORBELL = 0;

/** A page that has not taken a frame after so long is rung for again, by message: a wake-up can get lost. */
export const RING_AGAIN_MS = 1000;

/** The doorbell with the buffers of that frame beside it. */
export function isDoorbell(data: unknown): data is readonly [typeof DOORBELL, ...ArrayBuffer[]] {
  return Array.isArray(data) && data[0] === DOORBELL;
}

/** How a builder's calls travel: the name of the method and its arguments. */
export type Plan = readonly (readonly [method: string, args: readonly unknown[]])[];

/** What the page asks the worker to start. */
export interface StartRequest {
  readonly framework: string;
  readonly plan: Plan;
  readonly workerModules: readonly (readonly [name: string, url: string])[];
  /** The arguments of `Main` when nothing else gives it any. */
  readonly programArguments: readonly string[];
  /** Why the runtime's heap is not to be shared; empty when it is to be. */
  readonly whyNoSharedHeap: string;
}

/** What the page learns of a runtime that is ready. */
export interface Started {
  readonly config: object;
  readonly runtimeId: number;
  readonly runtimeBuildInfo: object;
  readonly signatures: boolean;
  /** The runtime's memory, where its heap is shared. */
  readonly memory: WebAssembly.Memory | undefined;
  /** Why it is not; empty when it is. */
  readonly whyNoSharedHeap: string;
}

/** An assembly's exports: a method is its number and forms, anything else holds more. */
export interface ExportTree {
  readonly [name: string]: ExportTree | ExportedMethod;
}

export type ExportedMethod = readonly [id: number, parameters: unknown, result: unknown];
