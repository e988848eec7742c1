/** How often everything is measured. */
export interface Effort {
  readonly isQuick: boolean;
  /** Runs of each side that are not counted, the cold one among them. */
  readonly warmups: number;
  /** Runs of each side that are counted, by turns. */
  readonly rounds: number;
}

export const thorough: Effort = { isQuick: false, warmups: 4, rounds: 11 };
export const quick: Effort = { isQuick: true, warmups: 2, rounds: 3 };
