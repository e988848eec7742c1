import { startInThread } from './in-thread.js';
import { sharedRuntime } from './start.js';
import { countTurns } from './turns.js';

interface Exports<Result> {
  Conformance: {
    Exported: {
      Compute: { For: (milliseconds: number) => Result };
      Delegates: { SumOf: (func: (value: number) => number, count: number) => Result };
    };
  };
}

const busy = 2000;
/** What a page that is never blocked for 25 ms has at the very least, however slow the machine. */
const responsive = busy / 25;

describe('while C# computes for two seconds, the page', () => {
  const shared = sharedRuntime<Exports<Promise<number>>>();

  it('goes on turning', async () => {
    const turns = countTurns();
    const rounds = await shared.exports.Conformance.Exported.Compute.For(busy);
    const counted = turns.stop();
    expect(rounds).toBeGreaterThan(0);
    expect(counted).toBeGreaterThan(responsive);
  });

  it('has not turned once by the time that a synchronous call in thread returns', async () => {
    const inThread = await startInThread<Exports<number>>('responsive');
    const turns = countTurns();
    const rounds = inThread.Conformance.Exported.Compute.For(busy);
    const counted = turns.soFar();
    turns.stop();
    expect(rounds).toBeGreaterThan(0);
    expect(counted).toBe(0);
  });

  it('turns between the imports that it serves', async () => {
    const turns = countTurns();
    const seen = new Set<number>();
    await shared.exports.Conformance.Exported.Delegates.SumOf((value) => {
      seen.add(turns.soFar());
      return value;
    }, 50_000);
    turns.stop();
    expect(seen.size).toBeGreaterThan(20);
  });
});

describe('a call of an export', () => {
  const shared = sharedRuntime<Exports<Promise<number>>>();

  it('returns at once, before C# has begun', async () => {
    const order: string[] = [];
    const sum = shared.exports.Conformance.Exported.Delegates.SumOf((value) => {
      order.push('C# works');
      return value;
    }, 1);
    order.push('the page goes on');
    await sum;
    expect(order).toEqual(['the page goes on', 'C# works']);
  });
});
