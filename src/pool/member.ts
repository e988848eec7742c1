import type { DotnetRuntime, Inspection } from 'dotnet-worker';
import { functionsOf, type PooledFunction } from './functions.js';

/** One runtime of a pool. */
export class Member<Exports extends object = object> {
  /** The exports as functions, in the order of the tree: the same in every runtime of one app. */
  readonly functions: readonly PooledFunction[];
  /** Whether it has been given work since it started. */
  hasWorked = false;
  /** Since when it has nothing to do, by `performance.now()`. */
  idleSince = 0;
  private held = 0;

  constructor(
    readonly runtime: DotnetRuntime,
    readonly exports: Exports,
  ) {
    this.functions = functionsOf(exports);
  }

  /** Takes what is held now for what a runtime without work holds. */
  async takeStock(): Promise<void> {
    this.held = heldIn(await this.runtime.inspect());
  }

  /** Whether it could be ended without breaking an object that one side has of the other. */
  async isDispensable(): Promise<boolean> {
    const inspection = await this.runtime.inspect();
    // The question is a call itself, but has been answered when the others are counted.
    return inspection.pendingCalls === 0 && heldIn(inspection) <= this.held;
  }
}

function heldIn({ pageHandles, workerHandles }: Inspection): number {
  return pageHandles + workerHandles;
}
