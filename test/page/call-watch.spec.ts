import { CallWatch } from '../../src/call-watch.js';
import { nextTask } from '../../wire/next-task.js';
import { DEAD, FRAME, LIFE_WORD, PAGE_WORD, WAITING } from '../../wire/shared-memory.js';

// A worker that calls, with or without waking the page.
describe('the page that waits for C# to call', () => {
  let words: Int32Array<SharedArrayBuffer>;
  let heard: number;
  let other: boolean;
  let time: number;
  let tasks: number;

  beforeEach(() => {
    words = new Int32Array(new SharedArrayBuffer(64));
    heard = 0;
    other = false;
    time = 0;
    tasks = 0;
  });

  function watch(mayLook = true): CallWatch {
    const take = (): void => {
      heard++;
      Atomics.store(words, PAGE_WORD, WAITING);
    };
    const task = (act: () => void): void => {
      tasks++;
      nextTask(act);
    };
    return new CallWatch(
      words,
      take,
      task,
      mayLook,
      () => other,
      () => time,
    );
  }

  it('listens', async () => {
    watch().next();
    call();
    expect(heard).toBe(0);
    await hears(1);
  });

  it('looks once a call has followed an answer closely', async () => {
    const waits = await lookingWatch();
    waits.next();
    callUnheard();
    await microtasks(3);
    expect(heard).toBe(2);
  });

  it('does not look where the call was long in coming', async () => {
    const waits = watch();
    waits.next();
    time = 1;
    call();
    await hears(1);
    waits.next();
    callUnheard();
    await microtasks(20);
    expect(heard).toBe(1);
  });

  it('listens again when it has looked in vain', async () => {
    const waits = await lookingWatch();
    waits.next();
    time += 0.1;
    await turn();
    call();
    await hears(2);
    waits.next();
    callUnheard();
    await microtasks(20);
    expect(heard).withContext('the chance after one in vain is let pass').toBe(2);
  });

  it('ends its look where the browser hides the time', async () => {
    const waits = await lookingWatch();
    waits.next();
    await turn();
    call();
    await hears(2);
  });

  it('takes what else has come while it looks', async () => {
    const waits = await lookingWatch();
    waits.next();
    other = true;
    await microtasks(3);
    expect(heard).toBe(2);
  });

  it('only listens where it may not look', async () => {
    const waits = watch(false);
    for (let i = 0; i < 100; i++) {
      waits.next();
      callUnheard();
      await microtasks(20);
      expect(heard).toBe(i);
      Atomics.notify(words, PAGE_WORD);
      await hears(i + 1);
    }
  });

  it('lets other microtasks run between two looks', async () => {
    const waits = await lookingWatch();
    waits.next();
    await microtasks(50);
    expect(heard).toBe(1);
    callUnheard();
    await microtasks(3);
    expect(heard).toBe(2);
  });

  it('gives the event loop its turn after a millisecond of calls', async () => {
    const waits = await lookingWatch();
    const before = tasks;
    time += 0.9;
    await callSeen(waits);
    expect(tasks).toBe(before);
    time += 0.2;
    waits.next();
    callUnheard();
    await microtasks(20);
    expect(heard).toBe(2);
    await hears(3);
    expect(tasks).toBe(before + 1);
    time += 0.9;
    await callSeen(waits);
    expect(tasks).toBe(before + 1);
  });

  it('hears nothing of a runtime that has ended', async () => {
    const waits = await lookingWatch();
    waits.next();
    Atomics.store(words, LIFE_WORD, DEAD);
    callUnheard();
    await turn();
    expect(heard).toBe(1);
  });

  /** One that looks for the next call, since one call has followed closely. */
  async function lookingWatch(): Promise<CallWatch> {
    const waits = watch();
    waits.next();
    call();
    await hears(1);
    return waits;
  }

  async function hears(times: number): Promise<void> {
    while (heard < times) await turn();
    expect(heard).toBe(times);
  }

  async function callSeen(waits: CallWatch): Promise<void> {
    const before = heard;
    waits.next();
    callUnheard();
    await microtasks(3);
    expect(heard).toBe(before + 1);
  }

  function call(): void {
    callUnheard();
    Atomics.notify(words, PAGE_WORD);
  }

  /** A call that only who looks for it can notice. */
  function callUnheard(): void {
    Atomics.store(words, PAGE_WORD, FRAME);
  }
});

async function microtasks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await Promise.resolve();
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
