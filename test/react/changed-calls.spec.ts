import { useDotnet, useDotnetCall } from 'dotnet-worker/react';
import { createElement as h, Suspense } from 'react';
import { settingsFor, shows, type Greetings } from '../app/greetings.js';
import { letTurnsPass, turnIn } from '../runtime/turns.js';
import { rootOfEachSpec } from './root.js';

let asked = 0;
let exported: Greetings | undefined;

const settings = settingsFor('react', () => asked++);

const cancellation = () => exported?.Conformance.Exported.Cancellation;

/** Runs until it is given up, when the value is positive. */
const Loop = ({ value, suspense }: { value: number; suspense?: boolean }) => {
  const { exports } = useDotnet<Greetings>();
  exported = exports;
  const loop = exports?.Conformance.Exported.Cancellation.LoopIfPositive;
  return String(useDotnetCall(loop, [value], { suspense }).data);
};

describe('In React C# is asked to stop a call', () => {
  const page = rootOfEachSpec(settings);

  beforeEach(() => {
    asked = 0;
  });

  it('whose argument has changed', async () => {
    page.render(Loop, 1);
    await turnIn(() => asked > 0);
    page.render(Loop, -1);
    await shows(page.element, '-1');
    expect(await cancellation()?.Seen()).toBe('cancelled');
    expect(asked).toBe(1);
  });

  const Suspended = ({ value }: { value: number }) =>
    value === 100 ? 'gone' : h(Loop, { value, suspense: true });

  async function suspendAgain(): Promise<void> {
    page.render(Suspended, 0);
    await shows(page.element, '0');
    page.render(Suspended, 1);
    await turnIn(() => asked > 0);
  }

  it('for which a mounted component suspends, whose argument has changed', async () => {
    await suspendAgain();
    page.render(Suspended, -1);
    await turnIn(() => page.element.textContent.includes('-1'));
    expect(await cancellation()?.Seen()).toBe('cancelled');
    expect(asked).toBe(1);
  });

  it('for which a mounted component suspends, whose argument has changed back', async () => {
    await suspendAgain();
    page.render(Suspended, 0);
    expect(await cancellation()?.Seen()).toBe('cancelled');
  });

  it('for which a mounted component suspends, which goes', async () => {
    await suspendAgain();
    page.render(Suspended, 100);
    await shows(page.element, 'gone');
    expect(await cancellation()?.Seen()).toBe('cancelled');
  });

  it('at its timeout', async () => {
    const Shown = () => {
      const { exports } = useDotnet<Greetings>();
      exported = exports;
      const loop = exports?.Conformance.Exported.Cancellation.LoopIfPositive;
      const { error } = useDotnetCall(loop, [1], { timeout: 500 });
      return (error as Error | undefined)?.name;
    };
    page.render(Shown);
    await shows(page.element, 'TimeoutError');
    expect(await cancellation()?.Seen()).toBe('cancelled');
  });
});

describe('In React a call for which several components suspend', () => {
  const page = rootOfEachSpec(settings);

  const Held = ({ name }: { name: string }) => {
    const { exports } = useDotnet<Greetings>({ suspense: true });
    exported = exports;
    const { data } = useDotnetCall(exports.Conformance.Exported.Cancellation.Hold, [name], {
      suspense: true,
    });
    return String(data);
  };

  let names: string[] = [];
  let renders = 0;

  const Several = () =>
    names.map((name, key) => h(Suspense, { key, fallback: '…' }, h(Held, { name })));

  async function want(...wanted: string[]): Promise<void> {
    names = wanted;
    page.render(Several, renders++);
    await letTurnsPass(50);
  }

  /** They show their first result: what they want next they want as mounted components. */
  async function mount(...wanted: string[]): Promise<void> {
    exported = undefined;
    await want(...wanted);
    await turnIn(() => exported !== undefined);
    await letTurnsPass(50);
    await cancellation()?.OpenWith('one', 1);
    await shows(page.element, wanted.map(() => 1).join(''));
  }

  async function isCancelled(name: string): Promise<boolean | undefined> {
    await letTurnsPass(50);
    return cancellation()?.IsCancelled(name);
  }

  it('goes on as long as one of them wants it', async () => {
    await mount('one', 'one');
    await want('two', 'two');
    await want('three', 'two');
    expect(await isCancelled('two')).toBe(false);
    await want('three', 'three');
    expect(await isCancelled('two')).toBe(true);
  });

  it('goes on when one of them was never mounted', async () => {
    await mount('one');
    await want('two', 'two');
    await want('three', 'two');
    expect(await isCancelled('two')).toBe(false);
    await cancellation()?.OpenWith('two', 2);
    await turnIn(() => page.element.textContent.includes('2'));
    expect(page.element.textContent).toContain('2');
  });
});
