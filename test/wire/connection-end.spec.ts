import { ANY, COPY, PROMISE } from '../../wire/form.js';
import { CallTarget } from '../../wire/host.js';
import { TO_EXPORT } from '../../wire/records.js';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { letTurnsPass } from '../runtime/turns.js';
import { Pair } from './pair.js';

const to = new CallTarget(TO_EXPORT, 1, [COPY], [PROMISE, ANY]);

describe('the end of a connection', () => {
  it('rejects every call and every promise of the other side, each with an error of its own', async () => {
    const pair = new Pair();
    const { connection } = pair.near;
    const never = new Promise(() => undefined);
    const waiting = [
      connection.call(to, [1], 'first'),
      connection.call(to, [2], 'second'),
      pair.passBack(never) as Promise<unknown>,
    ].map(rejectionOf);
    connection.end(() => new Error('gone'));
    const errors = await Promise.all(waiting);
    expect(errors.map(messageOf)).toEqual(['gone', 'gone', 'gone']);
    expect(new Set(errors).size).toBe(3);
    expect(connection.calls.size + connection.promises.size).toBe(0);
  });

  it('rejects every later call, and sends nothing', async () => {
    const pair = new Pair();
    const { connection } = pair.near;
    connection.end(() => new Error('gone'));
    const posted = pair.near.posted.length;
    expect(messageOf(await rejectionOf(connection.call(to, [{}, () => 1], 'late')))).toBe('gone');
    await letTurnsPass(1);
    expect(pair.near.posted.length).toBe(posted);
    expect(connection.owned.size).toBe(0);
  });

  it('lets go of everything, and what settles afterwards holds nothing', async () => {
    const pair = new Pair();
    const { connection } = pair.near;
    let open: ((value: unknown) => void) | undefined;
    pair.pass([{}, new Promise((resolve) => (open = resolve))]);
    const proxy = pair.passBack({}) as object;
    connection.end(() => new Error('gone'));
    expect(connection.owned.size + connection.held.size).toBe(0);
    open?.({});
    expect(connection.held.release(proxy)).toBeFalse();
    await letTurnsPass(1);
    expect(connection.owned.size).toBe(0);
    expect(pair.near.posted).toEqual([]);
  });

  it('leaves a late reply without effect', async () => {
    const pair = new Pair();
    pair.far.callees.set(1, { parameters: [COPY], result: ANY, run: () => 'late' });
    const call = rejectionOf(pair.near.connection.call(to, [1], 'a call'));
    await letTurnsPass(1);
    pair.deliver(pair.near);
    await letTurnsPass(1);
    pair.near.connection.end(() => new Error('gone'));
    expect(pair.deliver(pair.far)).toBeTrue();
    expect(messageOf(await call)).toBe('gone');
  });
});
