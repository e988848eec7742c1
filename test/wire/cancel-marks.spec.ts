import { CallNumbers } from '../../src/call-numbers.js';
import { allocateMarks, CancelMarks, LAST_NUMBER, MARK_SLOTS } from '../../wire/cancel-marks.js';

describe('a mark of a cancelled call', () => {
  for (const [where, shared] of [
    ['shared memory', allocateMarks()],
    ['memory of one thread', undefined],
  ] as const) {
    it(`in ${where} means one number alone, though others share its slot`, () => {
      const marks = new CancelMarks(shared);
      marks.set(7);
      expect(marks.has(7)).toBeTrue();
      expect(marks.has(7 + MARK_SLOTS)).toBeFalse();
      marks.clear(7 + MARK_SLOTS);
      expect(marks.has(7)).toBeTrue();
      marks.clear(7);
      expect(marks.has(7)).toBeFalse();
    });
  }

  it('is never on what is no number of a call', () => {
    const marks = new CancelMarks(undefined);
    for (const number of [0, -1, -MARK_SLOTS, -0x80000000]) {
      expect(marks.has(number)).toBeFalse();
    }
    marks.set(LAST_NUMBER);
    expect(marks.has(LAST_NUMBER)).toBeTrue();
  });
});

describe('the numbers of calls that can be cancelled', () => {
  it('do not return, though their calls have ended', () => {
    const numbers = new CallNumbers(undefined, () => undefined);
    const seen = new Set<number>();
    for (let count = 0; count < 3 * MARK_SLOTS; count++) {
      const number = numbers.take('one of many');
      seen.add(number);
      numbers.giveBack(number);
    }
    expect(seen.size).toBe(3 * MARK_SLOTS);
  });

  it('leave out the slots of calls that wait', () => {
    const numbers = new CallNumbers(undefined, () => undefined);
    const waits = numbers.take('it waits');
    for (let count = 0; count < 2 * MARK_SLOTS; count++) {
      const number = numbers.take('it ends');
      expect(number % MARK_SLOTS !== waits % MARK_SLOTS).toBeTrue();
      numbers.giveBack(number);
    }
  });

  it('end in an error that says so, and go on when one is given back', () => {
    const numbers = new CallNumbers(undefined, () => undefined);
    const all = Array.from({ length: MARK_SLOTS }, () => numbers.take('one of many'));
    expect(new Set(all.map((number) => number % MARK_SLOTS)).size).toBe(MARK_SLOTS);
    expect(() => numbers.take('A.B')).toThrowError(RangeError, /A\.B.*Make sure/);
    numbers.giveBack(all[5] ?? 0);
    expect(numbers.take('A.B') % MARK_SLOTS).toBe((all[5] ?? 0) % MARK_SLOTS);
  });

  it('are marked in shared memory, or told', () => {
    const shared = allocateMarks();
    const told: number[] = [];
    const marking = new CallNumbers(shared, (number) => told.push(number));
    const telling = new CallNumbers(undefined, (number) => told.push(number));
    const number = marking.take('A.B');
    marking.cancel(number);
    expect(new CancelMarks(shared).has(number)).toBeTrue();
    expect(told).toEqual([]);
    telling.cancel(telling.take('A.B'));
    expect(told).toEqual([1]);
  });
});
