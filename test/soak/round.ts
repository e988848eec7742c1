import { Mismatch, must, same } from './check.js';
import { collectTo, count } from './collect.js';
import { faults, type End } from './faults.js';
import type { Kind } from './kinds/kind.js';
import type { Random } from './random.js';
import type { Tally } from './tally.js';
import { isEndError, World } from './world.js';

/** Far more than any call here needs on a slow machine: what has not ended by then hangs. */
const HANG_MS = 120_000;
/** An engine may keep one object for as long as it likes, as in a register. What leaks is left of each call. */
const KEPT_BY_CHANCE = 1;
/** Enough for any worker that answers at all. */
const ANSWER_MS = 10_000;

/** The life of one runtime: calls of every kind, nothing left of them, then a fault in the middle of more calls. */
export class Round {
  private readonly pending = new Map<number, string>();
  private next = 0;

  constructor(
    private readonly random: Random,
    private readonly tally: Tally,
    private readonly world: World,
    private readonly groups: readonly (readonly Kind[])[],
    /** What `inspect()` counted before the first call. */
    private readonly base: number,
  ) {}

  static async start(
    random: Random,
    tally: Tally,
    { framework, groups }: { framework: string; groups: readonly (readonly Kind[])[] },
  ): Promise<Round> {
    const world = await World.start(random.chance(0.85), framework);
    return new Round(random, tally, world, groups, count(await world.runtime.inspect()));
  }

  async run(): Promise<void> {
    const bursts = this.random.between(1, 6);
    for (let burst = 0; burst < bursts; burst++) await this.ended(this.burst());
    this.world.checkLines();
    await this.expectNothingLeft();
    await this.fail();
    await this.world.client.release();
  }

  /** Calls side by side. */
  private async burst(): Promise<void> {
    const { random } = this;
    const lanes = random.pick([1, 2, 8, 40]);
    const each = random.between(1, Math.ceil(200 / lanes));
    await Promise.all(Array.from({ length: lanes }, () => this.play(random.split(), each)));
  }

  private async play(random: Random, calls: number): Promise<void> {
    const { world, tally } = this;
    for (let left = calls; left > 0 && world.runtime.state === 'ready'; left--) {
      const kind = random.pick(random.pick(this.groups));
      if (kind.waits && !world.waits) continue;
      const number = this.next++;
      this.pending.set(number, kind.name);
      tally.called(kind.name);
      try {
        await kind.play(world, random.split());
      } catch (error) {
        if (world.isEnd(error)) tally.endedByFault++;
        else tally.mismatch(kind.name, error);
      }
      this.pending.delete(number);
    }
  }

  private async expectNothingLeft(): Promise<void> {
    const { runtime, exports } = this.world;
    const alive = await this.ended(collectTo(this.base, runtime, exports.Live.Lifetimes));
    if (count(alive) <= this.base + KEPT_BY_CHANCE) return;
    const what = `${JSON.stringify(alive)} is left, and ${this.base} was there before`;
    this.tally.mismatch('inspect()', new Mismatch(what));
  }

  private async fail(): Promise<void> {
    const { world, random, tally } = this;
    const fault = random.pick(faults.filter(({ waits = false }) => world.waits || !waits));
    const others = this.burst();
    if (random.chance(0.5)) await new Promise((resolve) => setTimeout(resolve, random.below(50)));
    tally.made(fault.name);
    if (fault.reported) tally.reported.push(fault.reported);
    world.isEnding = true;
    const { end, calls } = fault.make(world, random);
    try {
      await this.ended(expectEnd(world, end, calls));
      await this.ended(others);
    } catch (error) {
      tally.mismatch(fault.name, error);
      await world.runtime.terminate('the fault did not end it');
    }
  }

  /** Whatever hangs is named. */
  private async ended<T>(work: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hanging = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        void this.whatHangs().then((what) => {
          reject(new Mismatch(what));
        });
      }, HANG_MS);
    });
    try {
      return await Promise.race([work, hanging]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Whether the worker still answers tells a worker that is stuck from a call that was lost. */
  private async whatHangs(): Promise<string> {
    const names = [...new Set(this.pending.values())].join(', ');
    const silence = new Promise<string>((resolve) =>
      setTimeout(resolve, ANSWER_MS, 'The worker is silent.'),
    );
    const answer = this.world.runtime.inspect().then((counts) => JSON.stringify(counts), String);
    const state = await Promise.race([answer, silence]);
    return `Nothing ended in ${HANG_MS / 1000} s. Pending: ${names || 'no call'}. ${state}`;
  }
}

async function expectEnd(
  { runtime }: World,
  { state, exitCode, reason }: End,
  calls: readonly Promise<unknown>[],
): Promise<void> {
  const ends = await Promise.allSettled(calls);
  for (const end of ends) {
    must(end.status === 'rejected', 'a call that waits is rejected');
    if (end.status === 'rejected' && !isEndError(end.reason)) throw end.reason as Error;
  }
  const closed = await runtime.closed;
  same([runtime.state, closed.exitCode], [state, exitCode], 'the end');
  must(reason.test(closed.reason), `the reason "${closed.reason}" is ${String(reason)}`);
  same(count(await runtime.inspect()), 0, 'inspect() afterwards');
}
