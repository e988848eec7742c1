import type { Inspection } from 'dotnet-worker';
import type { MemoryUse } from './memory-use.js';

/** What is alive and in use when a runtime has just started, or has nothing left to do. */
export interface Standing {
  readonly counts: Inspection;
  readonly memory: MemoryUse;
}

/** What the page tells the command. */
export type Report =
  | { readonly kind: 'standing'; readonly when: string; readonly standing: Standing }
  | {
      readonly kind: 'progress' | 'done';
      readonly calls: number;
      readonly endedByFault: number;
      readonly faults: number;
      readonly restarts: number;
      readonly mismatches: number;
      readonly callsByKind: Readonly<Record<string, number>>;
      readonly faultsByName: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'lived';
      readonly name: string;
      readonly size: number;
      readonly left: number;
      readonly before: MemoryUse;
      readonly after: MemoryUse;
      readonly seconds: number;
    }
  // Of a kind that takes its time, so that nobody takes the page for dead.
  | { readonly kind: 'alive' }
  | { readonly kind: 'ended'; readonly checks: number; readonly mismatches: number }
  | { readonly kind: 'fuzzed'; readonly frames: number; readonly refused: number }
  | { readonly kind: 'mismatch'; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: string };

let last: Promise<unknown> = Promise.resolve();

/** Sends a report, after those before it. */
export function report(content: Report): Promise<unknown> {
  return (last = last.then(() =>
    fetch('/report', { method: 'POST', body: JSON.stringify(content) }),
  ));
}
