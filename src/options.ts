import type { PageGlobals } from './page-globals.js';
import type { Platform, Thread } from './platform.js';
import type { Plan } from '../wire/hello.js';

/** Where page functions can stand that the worker's runtime would call by itself. */
export interface PageCallbacks {
  print?: (line: string) => void;
  printErr?: (line: string) => void;
  onExit?: (code: number) => void;
  onAbort?: (reason: unknown) => void;
}

/** All that a builder has recorded. */
export interface StartOptions {
  readonly plan: Plan;
  readonly callbacks: PageCallbacks;
  readonly framework: string;
  /** Makes the worker, anew for each start. */
  readonly makeThread: () => Thread;
  /** What an error calls the script of the worker. */
  readonly scriptName: string;
  readonly platform: Omit<Platform<never>, 'makeThread' | 'nameScript'>;
  readonly workerModules: readonly (readonly [name: string, url: string])[];
  readonly startTimeout: number;
  readonly synchronousImports: SynchronousImports;
  readonly detachedVoidImports: boolean;
  readonly nestedCallTimeout: number;
  readonly blockingTimeout: number;
  readonly elementOnExit: boolean;
  readonly pageGlobals: PageGlobals;
  readonly measuresCalls: boolean;
}

/** How synchronous imports are served: over shared memory, not at all, or as the page allows. */
export type SynchronousImports = 'shared' | 'none' | 'auto';
