import { Linger as PageLinger } from '../../src/linger.js';
import { allocateLinger } from '../../wire/linger-memory.js';
import { Linger } from '../../worker/linger.js';
import { letTurnsPass, turnIn } from '../runtime/turns.js';
import { Side } from '../wire/pair.js';

/** Longer than the worker serves shared memory alone. */
const A_TURN_MS = 1.2;
/** So long that a wait for the next call would save little. */
const A_LONG_CALL_MS = 2;

// Both ends in one thread: while the worker's waits, the page's acts.
describe('a worker that lingers', () => {
  let heard: string[];
  let time: number;
  let posted: number;
  let page: PageLinger;
  let linger: Linger;
  let side: Side;
  let whileItWaits: (() => void)[];
  let tasks: (() => void)[];

  beforeEach(() => {
    const buffer = allocateLinger();
    heard = [];
    time = 1000;
    posted = 0;
    whileItWaits = [];
    tasks = [];
    side = new Side();
    page = new PageLinger(
      buffer,
      () => undefined,
      () => undefined,
    );
    const thread = {
      mayLook: false,
      post: () => undefined,
      nextTask: (act: () => void) => tasks.push(act),
    };
    linger = new Linger(buffer, side.connection, thread, (take) => {
      accept(take());
    });
    spyOn(performance, 'now').and.callFake(() => time);
    spyOn(Atomics, 'wait').and.callFake(() => {
      whileItWaits.shift()?.();
      return 'ok';
    });
  });

  it('takes frame after frame from shared memory', async () => {
    whileItWaits = [gives('one'), gives('two')];
    messageComes('first');
    await letTurnsPass(2);
    expect(heard).toEqual(['first', 'one', 'two']);
    expect(tasks.length).toBe(0);
  });

  it('ends where none came', async () => {
    messageComes('first');
    await letTurnsPass(1);
    expect(give('late')).toBeFalse();
  });

  it('rests after a turn, and takes what the page gave meanwhile', async () => {
    await comeToRest();
    expect(give('while it rests')).toBeTrue();
    expect(heard).toEqual(['first', 'one']);
    whileItWaits = [gives('afterwards')];
    runTask();
    await letTurnsPass(1);
    expect(heard).toEqual(['first', 'one', 'while it rests', 'afterwards']);
  });

  it('waits again after a rest in which nothing came', async () => {
    await comeToRest();
    whileItWaits = [gives('afterwards')];
    runTask();
    await letTurnsPass(1);
    expect(heard).toEqual(['first', 'one', 'afterwards']);
  });

  it('takes what the page gave while it rested before the message that followed', async () => {
    await comeToRest();
    give('while it rests');
    messageComes('by message');
    expect(heard).toEqual(['first', 'one', 'while it rests', 'by message']);
  });

  it('ends its rest as soon as the page gives a frame, be its own task held up or not', async () => {
    await comeToRest();
    give('while it rests');
    await turnIn(() => heard.length === 3);
    expect(heard).toEqual(['first', 'one', 'while it rests']);
  });

  it('does not end a rest by the task of an earlier one', async () => {
    await comeToRest();
    await comeToRest();
    runTask();
    expect(give('while it rests')).toBeTrue();
    runTask();
    expect(heard.at(-1)).toBe('while it rests');
  });

  it('does not rest after a call that was long', async () => {
    whileItWaits = [gives('one', A_LONG_CALL_MS)];
    messageComes('first');
    await letTurnsPass(1);
    expect(tasks.length).toBe(0);
    expect(give('late')).toBeFalse();
  });

  it('leaves its rest to a message that calls it away', async () => {
    await comeToRest();
    page.posted(++posted);
    runTask();
    await letTurnsPass(1);
    expect(give('before the message is there')).toBeFalse();
    expect(heard).toEqual(['first', 'one']);
  });

  async function comeToRest(): Promise<void> {
    const before = tasks.length;
    whileItWaits = [gives('one', A_TURN_MS)];
    messageComes('first');
    await letTurnsPass(1);
    expect(tasks.length).toBe(before + 1);
  }

  function runTask(): void {
    tasks.shift()?.();
  }

  function messageComes(text: string): void {
    page.posted(++posted);
    linger.arrived();
    accept(new TextEncoder().encode(text));
    linger.begin();
  }

  /** The page gives it, and what it asks for takes so long. */
  function gives(text: string, ms = 0): () => void {
    return () => {
      give(text);
      time += ms;
    };
  }

  function give(text: string): boolean {
    return page.give(new TextEncoder().encode(text), ++posted);
  }

  function accept(bytes: Uint8Array): void {
    heard.push(new TextDecoder().decode(bytes));
    side.connection.outbox.received++;
  }
});
