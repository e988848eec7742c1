/** Numbers that a seed repeats: mulberry32. */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to, but not, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** From 0 up to, but not, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** A generator of its own for work that goes on beside other work: so its numbers do not hang on who comes first. */
  split(): Random {
    return new Random(this.below(2 ** 32));
  }

  /** A text that is used nowhere else. */
  token(): string {
    return `${this.below(2 ** 32).toString(36)}-${this.below(2 ** 32).toString(36)}`;
  }
}
