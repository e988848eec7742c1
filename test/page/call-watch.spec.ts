import { CallWatch } from '../../src/call-watch.js';
import { nextTask } from '../../src/next-task.js';
import { DEAD, FRAME, LIFE_WORD, PAGE_WORD, WAITING } from '../../wire/shared-memory.js';

/** On a slow machine a call comes too late for the page to look for it, now and then. */
const TRIES = 10_000;

// A worker that calls, with or without waking the page.
describe('the page that waits for C# to call', () => {
  let words: Int32Array<SharedArrayBuffer>;
  let heard: number;
  let other: boolean;

  beforeEach(() => {
    words = new Int32Array(new SharedArrayBuffer(64));
    heard = 0;
    other = false;
  });

  function watch(mayLook = true): CallWatch {
    const take = (): void => {
      heard++;
      Atomics.store(words, PAGE_WORD, WAITING);
    };
    return new CallWatch(words, take, nextTask, mayLook, () => other);
  }

  it('listens', async () => {
    watch().next();
    await turn();
    expect(heard).toBe(0);
    call();
    await turn();
    expect(heard).toBe(1);
  });

  it('looks while calls follow one another closely', async () => {
    await lookingWatch();
    expect(heard).toBeGreaterThan(0);
  });

  it('listens again when it has looked in vain', async () => {
    const waits = await lookingWatch();
    const before = heard;
    waits.next();
    await turn();
    call();
    await turn();
    expect(heard).toBe(before + 1);
  });

  it('takes what else has come while it looks', async () => {
    const waits = await lookingWatch();
    const before = heard;
    waits.next();
    other = true;
    await microtasks(3);
    expect(heard).toBe(before + 1);
  });

  it('only listens where it may not look', async () => {
    const waits = watch(false);
    for (let i = 0; i < 100; i++) {
      waits.next();
      Atomics.store(words, PAGE_WORD, FRAME);
      await microtasks(20);
      expect(heard).toBe(i);
      Atomics.notify(words, PAGE_WORD);
      await turn();
      expect(heard).toBe(i + 1);
    }
  });

  it('lets other microtasks run between two looks', async () => {
    await lookingWatch(3);
    expect(heard).toBeGreaterThan(0);
  });

  it('hears nothing of a runtime that has ended', async () => {
    const waits = await lookingWatch();
    const before = heard;
    waits.next();
    Atomics.store(words, LIFE_WORD, DEAD);
    Atomics.store(words, PAGE_WORD, FRAME);
    await turn();
    expect(heard).toBe(before);
  });

  /** One that has seen a call, made `after` so many microtasks, without being woken. */
  async function lookingWatch(after = 0): Promise<CallWatch> {
    const waits = watch();
    for (let i = 0; i < TRIES; i++) {
      const before = heard;
      waits.next();
      await microtasks(after);
      Atomics.store(words, PAGE_WORD, FRAME);
      await microtasks(3);
      if (heard > before) return waits;
      Atomics.notify(words, PAGE_WORD);
      while (heard === before) await new Promise<void>(nextTask);
    }
    throw new Error('The page never looked.');
  }

  function call(): void {
    Atomics.store(words, PAGE_WORD, FRAME);
    Atomics.notify(words, PAGE_WORD);
  }
});

async function microtasks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await Promise.resolve();
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
