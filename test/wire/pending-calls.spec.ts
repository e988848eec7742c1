import { ANY } from '../../wire/form.js';
import { PendingCalls } from '../../wire/pending-calls.js';
import { messageOf, rejectionOf } from '../runtime/outcome.js';

describe('the table of pending calls', () => {
  it('uses a number again once its call has ended, and ends each call once', async () => {
    const calls = new PendingCalls();
    const first = calls.open(ANY, 'first');
    const second = calls.open(ANY, 'second');
    expect(calls.take(first.id)).toBe(first);
    expect(calls.take(first.id)).toBeUndefined();
    first.resolve(1);
    const third = calls.open(ANY, 'third');
    expect(third.id).toBe(first.id);
    expect(calls.get(third.id)).toBe(third);
    expect([...calls.values()].map(({ name }) => name).sort()).toEqual(['second', 'third']);
    expect(calls.size).toBe(2);
    expect(await first.promise).toBe(1);
    calls.take(second.id)?.resolve(2);
    expect(await second.promise).toBe(2);
  });

  it('gives back its room when nothing waits any more', () => {
    const calls = new PendingCalls();
    const many = Array.from({ length: 5000 }, () => calls.open(ANY, 'one of many'));
    expect(new Set(many.map(({ id }) => id)).size).toBe(5000);
    for (const { id } of many) expect(calls.take(id)).toBeDefined();
    expect(calls.size).toBe(0);
    expect(calls.open(ANY, 'next').id).toBe(0);
  });

  it('rejects what waits at the end, and all that is opened later, each with an error of its own', async () => {
    const calls = new PendingCalls();
    const { promise } = calls.open(ANY, 'before');
    let count = 0;
    calls.end(() => new Error(`end ${++count}`));
    const later = calls.open(ANY, 'after');
    expect([await rejectionOf(promise), await rejectionOf(later.promise)].map(messageOf)).toEqual([
      'end 1',
      'end 2',
    ]);
    expect(calls.size).toBe(0);
    expect(calls.take(later.id)).toBeUndefined();
  });
});
