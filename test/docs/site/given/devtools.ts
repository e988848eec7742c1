import type { CallMeasure } from 'dotnet-worker';
declare global {
  interface PerformanceEntry {
    readonly detail: CallMeasure;
  }
}
