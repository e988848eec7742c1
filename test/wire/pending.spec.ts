import * as fc from 'fast-check';
import { Pending } from '../../wire/pending.js';
import { always, must } from './always.js';

type Move =
  { act: 'open' } | { act: 'resolve' | 'reject' | 'again'; pick: number } | { act: 'end' };

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Move>({ act: 'open' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom('resolve' as const, 'reject' as const, 'again' as const),
      pick: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Move>({ act: 'end' }) },
);

describe('a table of what waits', () => {
  it('ends each entry exactly once, by its reply or by the end of all', () =>
    always(
      fc.asyncProperty(fc.array(move, { maxLength: 40 }), async (moves) => {
        const pending = new Pending<{ readonly name: string }>();
        const outcomes: Promise<string>[] = [];
        const expected: string[] = [];
        let ended = false;
        for (const each of moves) {
          if (each.act === 'open') {
            const id = outcomes.length;
            expected.push(ended ? 'end' : '');
            outcomes.push(outcomeOf(pending.open(id, { name: `call ${id}` })));
          } else if (each.act === 'end') {
            pending.end(() => new Error('end'));
            ended = true;
            expected.forEach((outcome, id) => (expected[id] = outcome || 'end'));
          } else if (outcomes.length > 0) {
            const id = each.pick % outcomes.length;
            const waits = expected[id] === '';
            must(
              pending.peek(id)?.name === (waits ? `call ${id}` : undefined),
              'it is known while it waits',
            );
            const entry = pending.take(id);
            must((entry !== undefined) === waits, 'it can be taken once');
            if (each.act === 'reject') entry?.reject(new Error('rejected'));
            else entry?.resolve('resolved');
            if (waits) expected[id] = each.act === 'reject' ? 'rejected' : 'resolved';
          }
          const waiting = expected.filter((outcome) => outcome === '').length;
          must(
            pending.size === waiting && [...pending.values()].length === waiting,
            'it counts them',
          );
        }
        pending.end(() => new Error('end'));
        const seen = await Promise.all(outcomes);
        must(
          seen.every((outcome, id) => outcome === (expected[id] === '' ? 'end' : expected[id])),
          'each ended as it was ended',
        );
      }),
      { numRuns: 300 },
    ));

  it('asks for an error of its own for each', async () => {
    const pending = new Pending();
    const ends = [1, 2].map((id) => outcomeOf(pending.open(id, {})));
    let count = 0;
    pending.end(() => new Error(`end ${++count}`));
    ends.push(outcomeOf(pending.open(3, {})));
    expect(await Promise.all(ends)).toEqual(['end 1', 'end 2', 'end 3']);
  });
});

async function outcomeOf(promise: Promise<unknown>): Promise<string> {
  try {
    return String(await promise);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
