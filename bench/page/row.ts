import type { Effort } from './effort.js';
import type { Result } from './results.js';

/** One row of the benchmark's table. */
export interface Row {
  readonly name: string;
  /** The page that it needs: one with shared memory, one without, or one whose own thread has run no .NET. */
  readonly page: 'isolated' | 'unisolated' | 'both' | 'starts';
  /** Shows how cost grows: a quick run leaves it out, unless it is chosen. */
  readonly growth?: boolean;
  measure(effort: Effort): Promise<readonly Result[]>;
}
