import { Dispatcher } from '../../src/pool/dispatcher.js';
import { messageOf } from '../runtime/outcome.js';

interface Hand {
  readonly name: number;
}

/** Work that ends when the spec says so. */
function task() {
  let end!: (value: number) => void;
  const promise = new Promise<number>((resolve) => (end = resolve));
  return { promise, end };
}

describe('the dispatcher of a pool', () => {
  let started: ((hand: Hand | Error) => void)[];
  let idle: Hand[];
  let dispatcher: Dispatcher<Hand>;
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  function dispatcherOf(size: number): Dispatcher<Hand> {
    started = [];
    idle = [];
    return new Dispatcher<Hand>({
      size,
      start: () =>
        new Promise((resolve, reject) => {
          started.push((hand) => {
            if (hand instanceof Error) reject(hand);
            else resolve(hand);
          });
        }),
      idle: (hand) => idle.push(hand),
    });
  }

  beforeEach(() => (dispatcher = dispatcherOf(2)));

  it('has nobody more made while one is free', async () => {
    dispatcher.join({ name: 1 });
    for (let time = 0; time < 3; time++) {
      expect(await dispatcher.dispatch(({ name }) => Promise.resolve(name))).toBe(1);
    }
    expect(started.length).toBe(0);
    expect(dispatcher.count).toBe(1);
  });

  it('has one more made when all are busy, and gives what waits to whoever is free first', async () => {
    dispatcher.join({ name: 1 });
    const long = task();
    const first = dispatcher.dispatch(() => long.promise);
    const second = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    expect(started.length).toBe(1);
    expect(dispatcher.count).toBe(2);
    long.end(0);
    expect(await first).toBe(0);
    expect(await second).toBe(1);
    started[0]?.({ name: 2 });
    await settled();
    expect(idle.at(-1)).toEqual({ name: 2 });
  });

  it('gives what waits to the one that was made for it', async () => {
    dispatcher.join({ name: 1 });
    const long = task();
    const first = dispatcher.dispatch(() => long.promise);
    const second = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    started[0]?.({ name: 2 });
    expect(await second).toBe(2);
    long.end(0);
    await first;
  });

  it('queues at the least busy once there may be nobody more', async () => {
    dispatcher.join({ name: 1 });
    dispatcher.join({ name: 2 });
    const tasks = [task(), task(), task(), task()];
    const takers: number[] = [];
    const all = tasks.map(({ promise }) =>
      dispatcher.dispatch(({ name }) => {
        takers.push(name);
        return promise;
      }),
    );
    expect(takers).toEqual([1, 2, 1, 2]);
    expect(started.length).toBe(0);
    for (const { end } of tasks) end(0);
    await Promise.all(all);
    expect(dispatcher.ready.map((hand) => dispatcher.loadOf(hand))).toEqual([0, 0]);
  });

  it('goes on with those it has when no more can be made', async () => {
    dispatcher.join({ name: 1 });
    const long = task();
    const first = dispatcher.dispatch(() => long.promise);
    const second = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    started[0]?.(new Error('no room'));
    await settled();
    const third = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    expect(await Promise.all([second, third])).toEqual([1, 1]);
    expect(started.length).toBe(1);
    long.end(0);
    await first;
  });

  it('tries again to have one more made after everyone had nothing to do', async () => {
    dispatcher.join({ name: 1 });
    const long = task();
    const first = dispatcher.dispatch(() => long.promise);
    const second = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    started[0]?.(new Error('no room'));
    long.end(0);
    await Promise.all([first, second]);
    const next = task();
    const third = dispatcher.dispatch(() => next.promise);
    const fourth = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    expect(started.length).toBe(2);
    started[1]?.({ name: 2 });
    expect(await fourth).toBe(2);
    next.end(0);
    await third;
  });

  it('tells those who wait why nobody can be made', async () => {
    const waiting = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    started[0]?.(new Error('no room'));
    expect(messageOf(await waiting.catch((error: unknown) => error))).toBe('no room');
    const again = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    expect(started.length).toBe(2);
    started[1]?.({ name: 1 });
    expect(await again).toBe(1);
  });

  it('passes on what the work throws, and the one who did it works on', async () => {
    dispatcher.join({ name: 1 });
    const failed = dispatcher.dispatch(() => Promise.reject(new Error('broken')));
    expect(messageOf(await failed.catch((error: unknown) => error))).toBe('broken');
    expect(await dispatcher.dispatch(({ name }) => Promise.resolve(name))).toBe(1);
  });

  it('gives nothing to who has left, and replaces it for those who wait', async () => {
    const hand = { name: 1 };
    dispatcher.join(hand);
    const long = task();
    const first = dispatcher.dispatch(() => long.promise);
    const second = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    expect(dispatcher.leave(hand)).toBeTrue();
    expect(dispatcher.leave(hand)).toBeFalse();
    long.end(0);
    await first;
    started[0]?.({ name: 2 });
    expect(await second).toBe(2);
    // Idle when it joined, and not again when its work had ended.
    expect(idle.filter((each) => each === hand).length).toBe(1);
  });

  it('ends what waits when it is closed, and takes no more', async () => {
    dispatcher.join({ name: 1 });
    const long = task();
    const first = dispatcher.dispatch(() => long.promise);
    const waiting = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    dispatcher.close(() => new Error('closed'));
    const late = dispatcher.dispatch(({ name }) => Promise.resolve(name));
    const ends = await Promise.allSettled([waiting, late]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    started[0]?.({ name: 2 });
    await settled();
    expect(dispatcher.ready).toEqual([]);
    long.end(3);
    expect(await first).toBe(3);
  });
});
