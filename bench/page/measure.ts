import { withDeadline } from './deadline.js';
import type { Effort } from './effort.js';
import { median } from './median.js';
import type { Failure, Figure, Unit } from './results.js';
import type { Running, Side } from './side.js';
import { settle } from './turn.js';

export interface Work {
  /** How often a run does it. */
  readonly count: number;
  readonly unit: Unit;
  readonly effort: Effort;
}

/**
 * Measures the sides by turns, A B A B: what else the machine does meets them alike. Each is warmed by the same
 * number of calls. A side that fails has its reason in place of a figure, and the others go on.
 */
export async function measure(
  sides: readonly Side[],
  work: Work,
): Promise<readonly (Figure | Failure)[]> {
  const races = sides.map((side) => new Racer(side, work));
  for (const race of races) await race.start();
  for (let i = 0; i < work.effort.warmups + work.effort.rounds; i++) {
    for (const race of races) await race.run();
  }
  for (const race of races) await race.stop();
  return races.map((race) => race.figure);
}

const LONGEST_RUN_MS = 30_000;

class Racer {
  readonly #side: Side;
  readonly #work: Work;
  readonly #times: number[] = [];
  #running: Running | undefined;
  #failure: string | undefined;

  constructor(side: Side, work: Work) {
    this.#side = side;
    this.#work = work;
  }

  get figure(): Figure | Failure {
    if (this.#failure !== undefined) return { failure: this.#failure };
    const [cold = NaN] = this.#times;
    const warm = this.#times.slice(this.#work.effort.warmups);
    return { cold, warm: median(warm), best: Math.min(...warm) };
  }

  start(): Promise<void> {
    return this.#attempt(async () => {
      this.#running = await this.#side.start();
    });
  }

  run(): Promise<void> {
    return this.#attempt(async () => {
      await settle();
      const { count, unit } = this.#work;
      const begun = performance.now();
      await this.#running?.run(count);
      const elapsed = performance.now() - begun;
      this.#times.push((unit === 'µs' ? elapsed * 1000 : elapsed) / count);
    });
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
  }

  async #attempt(step: () => Promise<void>): Promise<void> {
    if (this.#failure !== undefined) return;
    try {
      await withDeadline(step(), LONGEST_RUN_MS, 'it');
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    }
  }
}
