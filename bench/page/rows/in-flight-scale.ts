import { measure } from '../measure.js';
import type { Figure } from '../results.js';
import type { Row } from '../row.js';
import type { Run, Side } from '../side.js';
import { batch } from '../sides/batch.js';
import { offThread } from '../sides/off-thread.js';
import { inFlight } from './export-in-flight.js';

/** The cost of a call must not depend on how many are in flight: the dearer case beside the cheaper one. */
export const inFlightScale: Row = {
  name: 'in-flight-scale',
  page: 'isolated',
  measure: async (effort) => {
    const [few, many, bare] = await measure(
      [
        offThread(({ exports }) => inBursts(inFlight(exports.Numbers.Add), 100)),
        offThread(({ exports }) => inFlight(exports.Numbers.Add)),
        bareBursts,
      ],
      { count: 100_000, unit: 'µs', effort: { ...effort, warmups: 1 } },
    );
    if (!isFigure(few) || !isFigure(many) || !isFigure(bare))
      throw new Error(JSON.stringify([few, many, bare]));
    const atFew = { name: '100 in flight', figure: few };
    const atMany = { name: '100,000 in flight', figure: many };
    const [dear, cheap] = few.warm > many.warm ? [atFew, atMany] : [atMany, atFew];
    return [
      {
        kind: 'comparison',
        what: `export, ${dear.name}`,
        unit: 'µs',
        ours: dear.figure,
        against: `the same, ${cheap.name}`,
        theirs: cheap.figure,
        goal: 1.5,
      },
      {
        kind: 'comparison',
        what: 'export, 100 in flight',
        unit: 'µs',
        ours: few,
        against: 'bare batches of 100, no .NET',
        theirs: bare,
      },
    ];
  },
};

const bareBursts: Side = {
  ...batch,
  start: async () => {
    const running = await batch.start();
    return { ...running, run: inBursts((count) => running.run(count), 100) };
  },
};

function inBursts(run: Run, size: number): Run {
  return async (count) => {
    for (let i = 0; i < count; i += size) await run(size);
  };
}

function isFigure(measured: object | undefined): measured is Figure {
  return measured !== undefined && 'warm' in measured;
}
