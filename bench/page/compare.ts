import { measure, type Work } from './measure.js';
import type { Comparison, Goal } from './results.js';
import type { Side } from './side.js';

export interface Peer {
  readonly side: Side;
  readonly goal?: Goal;
}

/** Measures this library and its peers together: a line for each peer. */
export async function compare(
  what: string,
  work: Work,
  ours: Side,
  peers: readonly Peer[],
): Promise<Comparison[]> {
  const [own = unmeasured, ...others] = await measure(
    [ours, ...peers.map(({ side }) => side)],
    work,
  );
  return peers.map(({ side, goal }, index) => ({
    kind: 'comparison',
    what,
    unit: work.unit,
    ours: own,
    against: side.name,
    theirs: others[index] ?? unmeasured,
    goal,
  }));
}

const unmeasured = { failure: 'not measured' };
