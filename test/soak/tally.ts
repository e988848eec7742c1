/** What a run has come to. */
export class Tally {
  calls = 0;
  /** Of the calls, those that a fault ended. */
  endedByFault = 0;
  restarts = 0;
  readonly kinds = new Map<string, number>();
  readonly faults = new Map<string, number>();
  readonly mismatches: string[] = [];
  /** What the browser reports as uncaught once a fault has been made. */
  readonly reported: RegExp[] = [];

  constructor(private readonly onMismatch: (text: string) => void) {}

  called(kind: string): void {
    this.calls++;
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
  }

  made(fault: string): void {
    this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1);
  }

  mismatch(where: string, error: unknown): void {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const text = `${where}: ${what}`;
    this.mismatches.push(text);
    this.onMismatch(error instanceof Error ? `${text}\n${error.stack ?? ''}` : text);
  }

  get faultCount(): number {
    return [...this.faults.values()].reduce((sum, count) => sum + count, 0);
  }
}
