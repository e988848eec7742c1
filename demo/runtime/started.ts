import type { ProjectExports } from './project.js';

/** The project, wherever it runs. */
export interface Started {
  readonly exports: ProjectExports;
  readonly synchronousImports: { available: boolean; reason?: string | undefined };
  /** Whether the page sees what C# writes into memory that both keep. */
  readonly sharesMemory?: true;
  /** There when several workers can share the work. */
  readonly pool?: Sharing;
}

export interface Sharing {
  /** The most workers at once. */
  readonly size: number;
  map<Item>(
    items: readonly Item[],
    work: (exports: ProjectExports, item: Item) => Promise<void>,
    signal: AbortSignal,
  ): Promise<unknown>;
}
