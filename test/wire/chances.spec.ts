import { Chances } from '../../wire/chances.js';

describe('chances', () => {
  it('are all taken while they pay', () => {
    const chances = new Chances();
    for (let i = 0; i < 10; i++) {
      expect(chances.take()).toBeTrue();
      chances.paid();
    }
  });

  it('are let pass after one in vain: twice as many each time, up to 256', () => {
    const chances = new Chances();
    expect(Array.from({ length: 11 }, () => passedAfterOneInVain(chances))).toEqual([
      1, 2, 4, 8, 16, 32, 64, 128, 256, 256, 256,
    ]);
  });

  it('are all taken again once one has paid', () => {
    const chances = new Chances();
    for (let i = 0; i < 5; i++) passedAfterOneInVain(chances);
    expect(chances.take()).toBeTrue();
    chances.paid();
    expect(chances.take()).toBeTrue();
    expect(passedAfterOneInVain(chances)).toBe(1);
  });

  function passedAfterOneInVain(chances: Chances): number {
    chances.wasInVain();
    let passed = 0;
    while (!chances.take()) passed++;
    return passed;
  }
});
