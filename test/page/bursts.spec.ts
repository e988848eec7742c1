import { Bursts } from '../../src/bursts.js';

describe('bursts of calls', () => {
  let bursts: Bursts;
  let received: number;

  beforeEach(() => {
    bursts = new Bursts();
    received = 0;
  });

  it('of one let the next call be taken for one that comes alone', () => {
    expect(burst(1)).toEqual([false]);
    expect(burst(1)).toEqual([true]);
    expect(burst(1)).toEqual([true]);
  });

  it('of many let the next call be taken for the first of many', () => {
    expect(burst(3)).toEqual([false, false, false]);
    expect(burst(1)).toEqual([false]);
    expect(burst(1)).toEqual([true]);
  });

  it('end with the answer: what is called before it comes is no call that comes alone', () => {
    burst(1);
    expect(burst(2)).toEqual([true, false]);
    expect(burst(2)).toEqual([false, false]);
  });

  /** The worker says something, and the page calls so often. */
  function burst(calls: number): boolean[] {
    received++;
    return Array.from({ length: calls }, () => bursts.comesAlone(received));
  }
});
