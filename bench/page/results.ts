/** What it costs once, in the unit of its line. */
export interface Figure {
  /** The first run, before the engine and the runtime have compiled what is hot. */
  readonly cold: number;
  /** The median of the runs after the warm-up, and the quickest of them. */
  readonly warm: number;
  readonly best: number;
}

/** Why a side has no figure. */
export interface Failure {
  readonly failure: string;
}

/** The highest ratio, or amount, that is wanted: the same everywhere, or by browser. */
export type Goal = number | Readonly<Record<'Chromium' | 'Firefox', number>>;

export type Unit = 'µs' | 'ms';

/** This library beside another way, in one page and by turns. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly what: string;
  readonly unit: Unit;
  readonly ours: Figure | Failure;
  readonly against: string;
  readonly theirs: Figure | Failure;
  /** Of ours divided by theirs; without one the line is there for orientation. */
  readonly goal?: Goal | undefined;
}

/** This library against an amount. */
export interface Limit {
  readonly kind: 'limit';
  readonly what: string;
  readonly unit: Unit | 'KiB';
  readonly value: number;
  readonly worst: number;
  readonly goal?: Goal | undefined;
}

/** How cost grows. */
export interface Growth {
  readonly kind: 'growth';
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export type Result = Comparison | Limit | Growth;
