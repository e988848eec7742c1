/** From a fault to what it must bring about, for `npm run test:faults`: no spec asserts a time. */
export class Stopwatch {
  private beganAt = performance.now();
  private endedAt = 0;

  constructor(private readonly until: string) {}

  begin(): void {
    this.beganAt = performance.now();
  }

  /** The last one counts. */
  end(): void {
    this.endedAt = performance.now();
  }

  tell(): void {
    setSpecProperty(this.until, this.endedAt - this.beganAt);
  }
}
