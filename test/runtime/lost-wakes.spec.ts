import { startWithExports, type Shared } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Series: {
        Next: (value: number) => Promise<number>;
        NextByPage: (value: number) => Promise<number>;
      };
    };
  };
}

const modules = { 'series.js': { add: (left: number, right: number) => left + right } };

describe('a page that is not told when shared memory changes', () => {
  const { waitAsync } = Atomics;
  let shared: Shared<Exports>;

  beforeAll(async () => {
    const neverHeard = () => ({ async: true, value: new Promise<never>(() => undefined) });
    Object.assign(Atomics, { waitAsync: neverHeard });
    shared = await startWithExports<Exports>(modules);
  });

  afterAll(async () => {
    Object.assign(Atomics, { waitAsync });
    await shared.runtime.terminate();
  });

  it('answers C# a little later', async () => {
    const { NextByPage } = shared.exports.Conformance.Exported.Series;
    for (let value = 0; value < 2; value++) await NextByPage(value);
    expect(await NextByPage(2)).toBe(3);
  });

  it('has the results of awaited calls a little later', async () => {
    const { Next } = shared.exports.Conformance.Exported.Series;
    for (let value = 0; value < 20; value++) await Next(value);
    expect(await Next(20)).toBe(21);
  });
});
