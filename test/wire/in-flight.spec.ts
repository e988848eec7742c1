import * as fc from 'fast-check';
import { REFERENCE, SCALAR, type Form } from '../../wire/form.js';
import { CallTarget } from '../../wire/host.js';
import { TO_EXPORT } from '../../wire/records.js';
import { always, must } from './always.js';
import { Pair } from './pair.js';

const OBJECTS = 3;
const parameters: readonly Form[] = [SCALAR, REFERENCE];
const to = new CallTarget(TO_EXPORT, 1, parameters, SCALAR);

/** Two sides that call one another with objects of the near one; frames wait until they are delivered. */
class Traffic {
  readonly pair = new Pair();
  readonly objects = Array.from({ length: OBJECTS }, (_each, index) => ({ index }));
  /** The far side's stand-ins, until it disposes of them. */
  readonly standIns = new Map<number, object>();
  readonly failures: unknown[] = [];

  constructor() {
    const { near, far } = this.pair;
    far.callees.set(1, {
      parameters,
      result: SCALAR,
      run: ([index, object]) => {
        const known = this.standIns.get(index as number);
        must(known === undefined || known === object, 'the stand-in in use is the one that came');
        this.standIns.set(index as number, object as object);
      },
    });
    near.callees.set(1, {
      parameters,
      result: SCALAR,
      run: ([index, object]) => {
        must(object === this.objects[index as number], 'the very object comes home');
      },
    });
  }

  give(index: number): void {
    this.call('near', [index, this.objects[index]]);
  }

  /** The call is under way when the object that it takes along is disposed of. */
  giveBack(index: number, disposes: boolean): void {
    this.call('far', [index, this.standIns.get(index)]);
    if (disposes) this.dispose(index);
  }

  dispose(index: number): void {
    const { held } = this.pair.far.connection;
    must(held.release(this.standIns.get(index) ?? {}), 'what is in use can be disposed of');
    this.standIns.delete(index);
  }

  private call(from: 'near' | 'far', args: unknown[]): void {
    this.pair[from].connection.call(to, args, 'a call').catch((error: unknown) => {
      this.failures.push(error);
    });
  }
}

type Step = fc.AsyncCommand<object, Traffic>;

/** What has arrived can be used. */
function step(
  name: string,
  act: (traffic: Traffic) => void,
  isPossible: (traffic: Traffic) => boolean = () => true,
): Step {
  return {
    check: () => true,
    run: async (_model, traffic) => {
      if (isPossible(traffic)) act(traffic);
      // Without a pause, steps share a frame.
      await Promise.resolve();
    },
    toString: () => name,
  };
}

const index = fc.nat(OBJECTS - 1);
const has = (at: number) => (traffic: Traffic) => traffic.standIns.has(at);
const steps = [
  index.map((at) =>
    step(`give ${at}`, (traffic) => {
      traffic.give(at);
    }),
  ),
  fc.tuple(index, fc.boolean()).map(([at, disposes]) =>
    step(
      `give back ${at}${disposes ? ' and dispose' : ''}`,
      (traffic) => {
        traffic.giveBack(at, disposes);
      },
      has(at),
    ),
  ),
  index.map((at) =>
    step(
      `dispose ${at}`,
      (traffic) => {
        traffic.dispose(at);
      },
      has(at),
    ),
  ),
  fc.constant(step('deliver to the far side', ({ pair }) => void pair.deliver(pair.near))),
  fc.constant(step('deliver to the near side', ({ pair }) => void pair.deliver(pair.far))),
];

describe('an object in a call that is under way', () => {
  it('arrives, whatever is disposed of or sent again meanwhile', () =>
    always(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 60, size: 'max' }), async (commands) => {
        const traffic = new Traffic();
        await fc.asyncModelRun(() => ({ model: {}, real: traffic }), commands);
        const { pair, standIns } = traffic;
        await pair.settle();
        for (const at of [...standIns.keys()]) traffic.dispose(at);
        await pair.settle();
        must(traffic.failures.length === 0, `no call fails: ${String(traffic.failures[0])}`);
        const { near, far } = pair;
        must(near.connection.owned.size === 0, 'nothing is owned at last');
        must(far.connection.held.size === 0, 'nothing is held at last');
        must(near.connection.calls.size + far.connection.calls.size === 0, 'every call ended');
      }),
      { numRuns: 300 },
    ));
});
