import { Dispatcher } from '../../../src/pool/dispatcher.js';
import type { Row } from '../row.js';
import { cost, rounded } from './cost.js';

const MEMBERS = 64;
/** Calls in flight at once, as a page issues them that means to stay responsive. */
const SLICE = 1000;

/** What the pool adds to a call: the dispatcher alone, with members that answer at once. */
export const dispatcher: Row = {
  name: 'growth-dispatcher',
  page: 'isolated',
  growth: true,
  measure: async (effort) => {
    const rows: number[][] = [];
    for (const calls of [1000, 10_000, 100_000, 1_000_000]) {
      const run = (): Promise<void> => dispatch(calls);
      rows.push([calls, rounded(await cost(run, calls, effort))]);
    }
    const header = ['calls', 'µs a call'];
    return [{ kind: 'growth', title: `The dispatcher alone, ${MEMBERS} members`, header, rows }];
  },
};

async function dispatch(calls: number): Promise<void> {
  const crew = new Dispatcher<object>({
    size: MEMBERS,
    start: () => Promise.resolve({}),
    idle: () => undefined,
  });
  for (let member = 0; member < MEMBERS; member++) crew.join({ member });
  for (let done = 0; done < calls; done += SLICE) {
    const slice = Array.from({ length: SLICE }, (_, call) =>
      crew.dispatch(() => Promise.resolve(call)),
    );
    await Promise.all(slice);
  }
}
