import * as fc from 'fast-check';
import { ANY, ARRAY, COPY, NOTHING, PROMISE, REFERENCE } from '../../wire/form.js';
import { ByteReader } from '../../wire/byte-reader.js';
import { CallTarget } from '../../wire/host.js';
import { HEAD } from '../../wire/outbox.js';
import { SYNC_CALL, TO_EXPORT } from '../../wire/records.js';
import { requireTerminal } from '../../wire/shared-turn.js';
import * as tag from '../../wire/tags.js';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { always, requireSame } from './always.js';
import { calling } from './calling.js';
import { Pair } from './pair.js';
import { configuration } from './values.js';

describe('a call', () => {
  it('gives what the callee returned of what it was given', () =>
    always(
      fc.asyncProperty(fc.array(configuration, { maxLength: 4 }), async (args) => {
        const { call } = calling(
          (given) => given,
          COPY,
          args.map(() => COPY),
        );
        requireSame(await call(...args), args);
      }),
      { numRuns: 60 },
    ));

  it('gives what a promise is fulfilled with', async () => {
    const { call } = calling(() => Promise.resolve([1, 2]), [PROMISE, [ARRAY, ANY]]);
    expect(await call()).toEqual([1, 2]);
  });

  it('whose result nobody reads gives undefined', async () => {
    expect(await calling(() => Promise.resolve({}), NOTHING).call()).toBeUndefined();
  });

  it('that must give a promise and does not is an error, but for null', async () => {
    const { call } = calling(([value]) => value, [PROMISE, ANY]);
    expect(messageOf(await rejectionOf(call(5)))).toContain('not a Promise');
    expect(await call(null)).toBeNull();
  });

  it('rejects with what the callee threw', async () => {
    const error = new RangeError('too far', { cause: 'a cause' });
    const { pair, call } = calling(() => {
      throw error;
    }, ANY);
    const there = (await rejectionOf(call())) as Error;
    expect(there).toEqual(jasmine.any(RangeError));
    expect([there.message, there.cause]).toEqual(['too far', 'a cause']);
    expect(pair.pass(there)).toBe(error);
  });

  it('rejects with what was thrown instead of an error', async () => {
    for (const thrown of ['text', 5, null, undefined] as unknown[]) {
      const { call } = calling(() => rejected(thrown), [PROMISE, ANY]);
      expect(await rejectionOf(call())).toBe(thrown);
    }
  });

  it('takes objects by handle both ways', async () => {
    const seen: unknown[] = [];
    const { pair, call } = calling(
      ([value]) => {
        seen.push(value);
        return value;
      },
      REFERENCE,
      [REFERENCE],
    );
    const array = [1];
    expect(await call(array)).toBe(array);
    expect(await call(array)).toBe(array);
    expect(seen[0]).toBe(seen[1]);
    expect(pair.near.connection.owned.size).toBe(1);
    pair.far.connection.held.release(seen[0] as object);
    await pair.settle();
    expect(pair.near.connection.owned.size).toBe(0);
  });

  it('takes promises both ways, which settle by themselves', async () => {
    let open: ((value: unknown) => void) | undefined;
    const { pair, call } = calling(
      ([value]) => ({ later: (value as Promise<number>).then((number) => number + 1) }),
      COPY,
      [[PROMISE, ANY]],
    );
    const { later } = (await call(new Promise((resolve) => (open = resolve)))) as {
      later: Promise<number>;
    };
    open?.(1);
    await pair.settle();
    expect(await later).toBe(2);
  });

  it('leaves at once where it comes alone, and at the end of the turn with the others where not', async () => {
    const { near } = new Pair();
    const to = new CallTarget(TO_EXPORT, 1, undefined, ANY);
    const posted = (): number => {
      void near.connection.call(to, [1], 'a call');
      return near.posted.length;
    };
    expect([posted(), posted()]).toEqual([0, 0]);
    await Promise.resolve();
    expect(near.posted.length).toBe(1);
    near.callsAlone = true;
    expect(posted()).toBe(2);
  });
});

describe('a synchronous call', () => {
  it('is answered with the value, or with an error when that cannot cross', () => {
    const pair = new Pair();
    pair.near.connection.answers.syncReturn([1, {}], COPY);
    expect(answer(pair)).toEqual([1, {}]);
    pair.near.connection.answers.syncReturn([{}, Symbol('s')], ANY);
    expect(messageOf(answer(pair))).toMatch(/the result\[1\]/);
    expect(pair.near.connection.owned.size).withContext('the error alone').toBe(1);
    pair.near.connection.answers.syncThrow(new SyntaxError('thrown'));
    const thrown = answer(pair);
    expect(thrown).toBeInstanceOf(SyntaxError);
    expect(messageOf(thrown)).toBe('thrown');
  });

  it('is no part of a message, and ends its frame', () => {
    const { near, far } = new Pair();
    far.callees.set(1, { parameters: undefined, result: ANY, run: (args) => args });
    const to = new CallTarget(TO_EXPORT, 1, undefined, ANY);
    const writes: (() => void)[] = [
      () => {
        near.connection.syncCall(to, [1]);
      },
      () => {
        near.connection.answers.syncReturn(1, ANY);
      },
      () => {
        near.connection.answers.syncThrow(new Error('thrown'));
      },
    ];
    for (const write of writes) {
      write();
      const frame = near.connection.outbox.take().bytes.slice(HEAD);
      expect(() => {
        far.connection.acceptMessage(new ByteReader(frame), []);
      }).toThrowError(/belongs into shared memory/);
      const longer = new ByteReader(Uint8Array.of(...frame, tag.NULL));
      const terminal = requireTerminal(far.connection.accept(longer, []));
      expect(() =>
        terminal.kind === SYNC_CALL
          ? far.connection.readCall(terminal)
          : far.connection.readAnswer(terminal, ANY),
      ).toThrowError(/goes on after its end/);
    }
  });
});

function rejected(thrown: unknown): object {
  return {
    then: (_fulfil: unknown, reject: (reason: unknown) => void) => {
      reject(thrown);
    },
  };
}

function answer(pair: Pair): unknown {
  const { input, buffers } = pair.takeLast();
  const { connection } = pair.far;
  const terminal = connection.accept(input, buffers);
  return terminal && connection.readAnswer(terminal, COPY);
}
