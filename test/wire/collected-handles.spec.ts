import * as fc from 'fast-check';
import { always, must } from './always.js';
import { Boundary } from './boundary.js';
import { Collector } from './collector.js';

const OBJECTS = 3;

/** With the holder's collector. */
class CollectedBoundary extends Boundary {
  constructor(readonly collector: Collector) {
    super(OBJECTS);
  }

  send(index: number): void {
    this.toHolder.push(this.owned.send(this.objects[index] ?? {}));
  }

  arrive(inUse: Map<number, object>): boolean {
    const handle = this.toHolder.shift();
    if (handle === undefined) return false;
    const { index } = this.owned.get(handle) as { index: number };
    const proxy = this.held.receive(handle, () => ({ stands: 'for it' }));
    must((inUse.get(index) ?? proxy) === proxy, 'what is in use stays the stand-in');
    must(this.held.handleOf(proxy) === handle, 'the stand-in goes home by its handle');
    inUse.set(index, proxy);
    return true;
  }

  hear(): boolean {
    const release = this.toOwner.shift();
    if (release) this.owned.release(release.handle, release.count);
    return release !== undefined;
  }
}

/** The stand-ins that somebody uses, by the number of their object. */
type InUse = Map<number, object>;
type Step = fc.Command<InUse, CollectedBoundary>;

/** After each step: what is in use, or on its way, is owned. */
function step(
  name: string,
  act: (inUse: InUse, real: CollectedBoundary) => void,
  check: (inUse: Readonly<InUse>) => boolean = () => true,
): Step {
  return {
    check,
    run: (inUse, real) => {
      act(inUse, real);
      for (const [index, proxy] of inUse) {
        const handle = real.held.handleOf(proxy) ?? -1;
        must(real.owned.get(handle) === real.objects[index], 'what is in use is owned');
      }
      for (const handle of real.toHolder) real.owned.get(handle);
    },
    toString: () => name,
  };
}

const index = fc.nat(OBJECTS - 1);
const steps = [
  index.map((at) =>
    step(`send ${at}`, (_inUse, real) => {
      real.send(at);
    }),
  ),
  fc.constant(step('arrive', (inUse, real) => void real.arrive(inUse))),
  fc.constant(step('hear', (_inUse, real) => void real.hear())),
  fc.constant(step('finalise', (_inUse, { collector }) => void collector.finalise())),
  index.map((at) => step(`collect ${at}`, collect(at), (inUse) => inUse.has(at))),
  index.map((at) =>
    step(
      `dispose ${at}`,
      (inUse, { held }) => {
        must(held.release(inUse.get(at) ?? {}), 'what is in use can be disposed of');
        inUse.delete(at);
      },
      (inUse) => inUse.has(at),
    ),
  ),
];

describe('a handle whose stand-in is collected', () => {
  it('lives as long as a new stand-in, however late the finaliser of the old one comes', () =>
    always(
      fc.property(fc.commands(steps, { maxCommands: 150, size: 'max' }), (commands) => {
        const collector = new Collector();
        collector.during(() => {
          const real = new CollectedBoundary(collector);
          const inUse: InUse = new Map();
          fc.modelRun(() => ({ model: inUse, real }), commands);
          while (real.arrive(inUse));
          for (const at of [...inUse.keys()]) collect(at)(inUse, real);
          while (collector.finalise());
          while (real.hear());
          must(real.owned.size === 0 && real.held.size === 0, 'nothing is left at last');
        });
      }),
      { numRuns: 500 },
    ));
});

function collect(at: number): (inUse: InUse, real: CollectedBoundary) => void {
  return (inUse, { collector }) => {
    collector.collect(inUse.get(at) ?? {});
    inUse.delete(at);
  };
}
