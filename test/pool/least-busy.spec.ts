import { LeastBusy } from '../../src/pool/least-busy.js';

describe('the search for the least busy', () => {
  const [first, second, third] = [{ name: 'first' }, { name: 'second' }, { name: 'third' }];
  let crew: LeastBusy<object>;

  beforeEach(() => {
    crew = new LeastBusy();
    for (const each of [first, second, third]) crew.add(each);
  });

  it('finds nobody where there is nobody', () => {
    expect(new LeastBusy().find()).toBeUndefined();
  });

  it('takes turns among those with the same load', () => {
    const found = [1, 2, 3, 4].map(() => {
      const each = crew.find() ?? {};
      crew.shift(each, 1);
      return each;
    });
    expect(found).toEqual([first, second, third, first]);
  });

  it('comes back to the one that has done more of its work', () => {
    for (const each of [first, first, second, second, third, third]) crew.shift(each, 1);
    crew.shift(second, -1);
    expect(crew.find()).toBe(second);
    expect(crew.loadOf(second)).toBe(1);
  });

  it('passes over who has left, whatever its load was', () => {
    crew.shift(second, 1);
    crew.remove(first);
    crew.remove(third);
    expect(crew.find()).toBe(second);
    expect(crew.shift(first, -1)).toBeUndefined();
    crew.remove(second);
    expect(crew.find()).toBeUndefined();
    expect(crew.size).toBe(0);
  });

  it('agrees with a search through all, in a long random series', () => {
    const loads = new Map<object, number>([first, second, third].map((each) => [each, 0]));
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 0x7fffffff) % below;
    for (let step = 0; step < 5000; step++) {
      const each = [...loads.keys()][random(loads.size)] ?? first;
      const load = loads.get(each) ?? 0;
      const change = load > 0 && random(2) === 0 ? -1 : 1;
      loads.set(each, load + change);
      crew.shift(each, change);
      const found = crew.find() ?? {};
      expect(loads.get(found)).toBe(Math.min(...loads.values()));
    }
  });
});
