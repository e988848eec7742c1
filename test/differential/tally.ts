import type { Refusal } from './types.js';

/** What the comparison came to: so that nothing is left out without a word. */
export class Tally {
  private cells = 0;
  private cases = 0;
  private readonly refusals = new Map<string, string[]>();
  private readonly reasons = new Map<string, number>();
  private readonly notRun = new Map<string, number>();

  refuse({ reason, type }: Refusal): void {
    const types = this.refusals.get(reason);
    if (types) types.push(type);
    else this.refusals.set(reason, [type]);
  }

  cell(): void {
    this.cells++;
  }

  /** A case that came to the same on both sides, or that has a reason why not. */
  case(reason?: string): void {
    this.cases++;
    if (reason !== undefined) count(this.reasons, reason);
  }

  /** A case that runs on neither side. */
  caseNotRun(reason: string): void {
    count(this.notRun, reason);
  }

  print(): void {
    const refused = sum([...this.refusals.values()].map(({ length }) => length));
    const explained = sum([...this.reasons.values()]);
    const notRun = sum([...this.notRun.values()]);
    console.warn(
      [
        `Differential suite: ${this.cells} cells run and ${refused} that cannot be, ${this.cases} cases, of which ` +
          `${this.cases - explained} the same in thread and off it, ${explained} with a reason; ${notRun} more run on neither side.`,
        'Cells that cannot be:',
        ...[...this.refusals].map(([reason, types]) =>
          line(types.length, `${reason}: ${[...new Set(types)].join(', ')}`),
        ),
        'Cases with a reason:',
        ...[...this.reasons].map(([reason, times]) => line(times, reason)),
        'Cases that run on neither side:',
        ...[...this.notRun].map(([reason, times]) => line(times, reason)),
      ].join('\n'),
    );
  }
}

function count(reasons: Map<string, number>, reason: string): void {
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function line(times: number, text: string): string {
  return `  ${String(times).padStart(5)}  ${text}`;
}
