import type { PageGlobals } from './page-globals.js';
import type { Platform, Thread } from './platform.js';
import type { Plan } from '../wire/hello.js';

/** Where page functions can stand that the worker's runtime would call by itself. */
export interface PageCallbacks {
  /** Gets each line of standard output, instead of the console. */
  print?: (line: string) => void;
  /** Gets each line of standard error, instead of the console. */
  printErr?: (line: string) => void;
  /** Called with the exit code when the program has ended. */
  onExit?: (code: number) => void;
  /** Called with the reason when the runtime breaks. */
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
  readonly sharedHeap: SharedHeap;
}

/** How synchronous imports are served: over shared memory, not at all, or as the page allows. */
export type SynchronousImports = 'shared' | 'none' | 'auto';

/** Whether the page sees the memory of C# in place, where it can. */
export type SharedHeap = 'auto' | 'off';

const MODES = ['shared', 'none', 'auto'] as const;
const HEAPS = ['auto', 'off'] as const;

export function checkedMode(mode: SynchronousImports): SynchronousImports {
  return checkedWord('withSynchronousImports', mode, MODES);
}

export function checkedHeap(heap: SharedHeap): SharedHeap {
  return checkedWord('withSharedHeap', heap, HEAPS);
}

/** What a caller without types may pass instead is refused, not taken for a default. */
function checkedWord<Word extends string>(
  method: string,
  word: Word,
  words: readonly Word[],
): Word {
  if (words.includes(word)) return word;
  throw new TypeError(
    `Failed to set ${method}: ${JSON.stringify(word)} is none of its words. Make sure to use one of: ${words.join(', ')}.`,
  );
}

/** Milliseconds, from 0 on. */
export function checkedTime(method: string, ms: number): number {
  if (typeof ms === 'number' && ms >= 0) return ms;
  throw new TypeError(
    `Failed to set ${method}: ${String(ms)} is no time. Make sure to give milliseconds, from 0 on.`,
  );
}
