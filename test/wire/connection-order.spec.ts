import * as fc from 'fast-check';
import { ANY, COPY, PROMISE } from '../../wire/form.js';
import { CallTarget } from '../../wire/host.js';
import { TO_EXPORT } from '../../wire/records.js';
import { letTurnsPass } from '../runtime/turns.js';
import { always, must, requireSame } from './always.js';
import { Pair, type Side } from './pair.js';

const to = new CallTarget(TO_EXPORT, 1, [COPY], [PROMISE, COPY]);

/** One side's half of the conversation: what it heard of the other, in order. */
class Speaker {
  readonly said: { readonly calls: number[]; readonly ends: number[] } = { calls: [], ends: [] };
  private count = 0;
  /** The other side's calls, and the ends of its promises and of the own calls. */
  readonly heard: { readonly calls: number[]; readonly ends: number[] } = { calls: [], ends: [] };
  readonly open: (() => void)[] = [];
  readonly ends: Promise<void>[] = [];

  constructor(readonly side: Side) {
    side.callees.set(1, {
      parameters: [COPY],
      result: [PROMISE, COPY],
      run: ([value]) => {
        const { at, promise } = value as { at: number; promise: Promise<unknown> };
        this.heard.calls.push(at);
        return new Promise((resolve, reject) => {
          this.open.push(() => {
            const ending = this.say('ends');
            if (ending % 3 === 0) reject(new Error(String(ending)));
            else resolve({ ending, size: 'x'.repeat((ending * 997) % 20_000) });
          });
          promise.then(
            (said) => this.heard.ends.push(said as number),
            (error: unknown) => this.heard.ends.push(Number((error as Error).message)),
          );
        });
      },
    });
  }

  private say(what: 'calls' | 'ends'): number {
    this.said[what].push(this.count);
    return this.count++;
  }

  call(): void {
    const at = this.say('calls');
    let settle: (() => void) | undefined;
    const promise = new Promise((resolve, reject) => {
      settle = () => {
        const said = this.say('ends');
        if (said % 3 === 0) reject(new Error(String(said)));
        else resolve(said);
      };
    });
    this.open.push(() => settle?.());
    const call = this.side.connection.call(to, [{ at, promise }], 'say');
    this.ends.push(
      call.then(
        (result) => void this.heard.ends.push((result as { ending: number }).ending),
        (error: unknown) => void this.heard.ends.push(Number((error as Error).message)),
      ),
    );
  }
}

const step = fc.tuple(
  fc.boolean(),
  fc.oneof(
    { weight: 4, arbitrary: fc.constant('call' as const) },
    { weight: 4, arbitrary: fc.constant('settle' as const) },
    { weight: 3, arbitrary: fc.constant('deliver' as const) },
    { weight: 1, arbitrary: fc.constant('flush' as const) },
    { weight: 1, arbitrary: fc.constant('turn' as const) },
  ),
  fc.nat(),
);

describe('two connections', () => {
  it('hear everything once and in the order in which it was said', () =>
    always(
      fc.asyncProperty(fc.array(step, { maxLength: 80, size: 'max' }), async (steps) => {
        const pair = new Pair();
        const speakers = [new Speaker(pair.near), new Speaker(pair.far)] as const;
        for (const [isFar, what, pick] of steps) {
          const speaker = speakers[isFar ? 1 : 0];
          if (what === 'call') speaker.call();
          else if (what === 'settle') await settle(speaker, pick);
          else if (what === 'deliver') pair.deliver(speaker.side);
          else if (what === 'flush') speaker.side.connection.outbox.flush();
          else await letTurnsPass(1);
        }
        for (let open = true; open;) {
          await pair.settle();
          open = speakers.some(({ open }) => open.length > 0);
          for (const speaker of speakers) while (speaker.open.length > 0) await settle(speaker, 0);
        }
        await Promise.all(speakers.flatMap(({ ends }) => ends));
        const [near, far] = speakers;
        requireSame(near.heard, far.said);
        requireSame(far.heard, near.said);
        for (const { connection } of [pair.near, pair.far]) {
          must(connection.calls.size === 0 && connection.promises.size === 0, 'nothing waits');
        }
      }),
      { numRuns: 100 },
    ));

  it('agree on who is held after any exchange of objects', () =>
    always(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom('send', 'release', 'deliver'), fc.nat()), {
          maxLength: 80,
        }),
        async (steps) => {
          const pair = new Pair();
          const objects = [pair.near, pair.far].map(() => [{}, {}, {}]);
          const seen: Set<object>[] = [new Set(), new Set()];
          const both = [pair.near, pair.far];
          both.forEach((side, i) =>
            side.callees.set(1, {
              parameters: undefined,
              result: ANY,
              run: ([object]) => {
                if (!objects[i]?.includes(object as object)) seen[i]?.add(object as object);
              },
            }),
          );
          for (const [isFar, what, pick] of steps) {
            const i = isFar ? 1 : 0;
            const side = both[i] ?? pair.near;
            const mine = [...(objects[i] ?? []), ...(seen[i] ?? [])];
            const stranger = [...(seen[i] ?? [])][pick % 3];
            if (what === 'send')
              void side.connection.call(
                new CallTarget(to.target, to.id, undefined, ANY),
                [mine[pick % mine.length]],
                'send',
              );
            else if (what === 'deliver') pair.deliver(side);
            else if (stranger) {
              side.connection.held.release(stranger);
              seen[i]?.delete(stranger);
            }
            if (pick % 4 === 0) await letTurnsPass(1);
          }
          await pair.settle();
          must(
            both.every(({ connection }, i) => connection.held.size === seen[i]?.size),
            'who was seen is held',
          );
          both.forEach(({ connection }, i) =>
            seen[i]?.forEach((proxy) => connection.held.release(proxy)),
          );
          await pair.settle();
          must(
            both.every(({ connection }) => connection.owned.size === 0),
            'nothing is out',
          );
        },
      ),
      { numRuns: 100 },
    ));
});

/** Lets one of what the speaker holds open end; what that says is written when the microtasks are over. */
async function settle({ open }: Speaker, pick: number): Promise<void> {
  const [end] = open.splice(pick % Math.max(open.length, 1), 1);
  end?.();
  for (let i = 0; i < 5; i++) await Promise.resolve();
}
