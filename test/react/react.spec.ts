import { DotnetProvider, useDotnet, useDotnetCall } from 'dotnet-worker/react';
import {
  Component,
  createElement as h,
  StrictMode,
  Suspense,
  type FunctionComponent,
  type ReactNode,
} from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import type { CancellationExports } from '../runtime/cancellation.js';
import { assembly, framework } from '../runtime/start.js';
import { letTurnsPass, turnIn } from '../runtime/turns.js';
import { heldLocks as workers } from '../faults/locks.js';

interface Greetings extends CancellationExports {
  MyClass: { Greeting: () => Promise<string> };
}

let asked = 0;

const settings = {
  assembly,
  configure: (builder: { withFramework: (url: string) => unknown }) =>
    builder.withFramework(framework),
  imports: {
    'main.js': { window: { location: { href: () => 'react' } } },
    'cancel.js': { ask: () => asked++, which: () => '' },
  },
};

describe('In React', () => {
  let root: Root;
  let element: HTMLElement;
  let before: number;

  beforeEach(async () => {
    before = (await workers()).length;
    element = document.createElement('div');
    root = createRoot(element);
  });

  afterEach(async () => {
    root.unmount();
    await turnIn(async () => (await workers()).length === before);
  });

  const render = (Shown: FunctionComponent<{ value: number }>, value = 0): void => {
    root.render(
      h(
        StrictMode,
        null,
        h(DotnetProvider, settings, h(Suspense, { fallback: 'wait' }, h(Shown, { value }))),
      ),
    );
  };
  const shows = async (text: string): Promise<void> => {
    await turnIn(() => element.textContent === text);
    expect(element.textContent).toBe(text);
  };
  const says = async (part: string): Promise<void> => {
    await turnIn(() => element.textContent.includes(part));
    expect(element.textContent).toContain(part);
  };

  it('the provider starts one worker in strict mode, and the hooks give its state and results', async () => {
    const seen: string[] = [];
    const fractions: number[] = [];
    const Shown = () => {
      const { state, exports, progress } = useDotnet<Greetings>();
      if (progress) fractions.push(progress.fraction);
      const { data, loading } = useDotnetCall(exports?.MyClass.Greeting, []);
      seen.push(`${state} ${String(loading)}`);
      return data ?? 'nothing';
    };
    render(Shown);
    await shows('Hello, World! Greetings from react');
    expect((await workers()).length).toBe(before + 1);
    expect(Math.max(...fractions)).toBeGreaterThan(0);
    expect(seen[0]).toBe('starting true');
    expect(seen.at(-1)).toBe('ready false');
  });

  it('other arguments make another call, and what was asked for before is not shown', async () => {
    const Shown = ({ value }: { value: number }) => {
      const { exports } = useDotnet<Greetings>();
      const { data, refetch } = useDotnetCall(exports?.Conformance.Exported.Numbers.Int32, [value]);
      return h('button', { onClick: refetch }, String(data));
    };
    render(Shown, 1);
    await shows('1');
    for (let value = 2; value <= 9; value++) render(Shown, value);
    await shows('9');
    element.querySelector('button')?.click();
    await letTurnsPass(20);
    expect(element.textContent).toBe('9');
  });

  it('the end of a component asks C# to stop', async () => {
    asked = 0;
    let exported: Greetings | undefined;
    const Busy = () => {
      const { exports } = useDotnet<Greetings>();
      exported = exports;
      useDotnetCall(exports?.Conformance.Exported.Cancellation.LoopUntilCancelled, []);
      return 'busy';
    };
    const Shown = ({ value }: { value: number }) => (value === 0 ? h(Busy) : 'idle');
    render(Shown);
    await turnIn(() => asked > 0);
    render(Shown, 1);
    await shows('idle');
    expect(await exported?.Conformance.Exported.Cancellation.Seen()).toBe('cancelled');
  });

  it('a failed call gives its error, and the next its result', async () => {
    const Shown = ({ value }: { value: number }) => {
      const { exports } = useDotnet<Greetings>();
      const { Errors, Numbers } = exports?.Conformance.Exported ?? {};
      const failing = useDotnetCall(Errors?.Throw, ['on purpose'], { enabled: value === 0 });
      const next = useDotnetCall(Numbers?.Int32, [value], { enabled: value > 0 });
      return (failing.error as Error | undefined)?.message ?? String(next.data);
    };
    render(Shown);
    await says('on purpose');
    render(Shown, 7);
    await shows('7');
  });

  it('Suspense waits for .NET and for the result, and each call is made once', async () => {
    const Shown = ({ value }: { value: number }) => {
      const { exports } = useDotnet<Greetings>({ suspense: true });
      const { Numbers, Cancellation } = exports.Conformance.Exported;
      const { data } = useDotnetCall(Numbers.Int32, [value], { suspense: true });
      const begun = useDotnetCall(Cancellation.Begin, [value], { suspense: true });
      return `${String(data)} ${String(begun.data)}`;
    };
    render(Shown, 5);
    await shows('wait');
    await shows('5 5');
    render(Shown, 6);
    await shows('6 6');
  });

  it('an error reaches the error boundary of a component that suspends', async () => {
    const Shown = () => {
      const { exports } = useDotnet<Greetings>({ suspense: true });
      useDotnetCall(exports.Conformance.Exported.Errors.Throw, ['bounded'], { suspense: true });
      return 'not reached';
    };
    render(() => h(Boundary, null, h(Shown)));
    await says('bounded');
  });

  it('a runtime that ended says so, and can be started anew', async () => {
    const Shown = () => {
      const { state, runtime, error, restart } = useDotnet<Greetings>();
      const end = () => void runtime?.terminate('on purpose');
      return h('div', null, [
        h('p', { key: 1 }, `${state} ${(error as Error | undefined)?.message ?? ''}`),
        h('button', { key: 2, onClick: end }),
        h('a', { key: 3, onClick: restart }),
      ]);
    };
    render(Shown);
    await shows('ready ');
    element.querySelector('button')?.click();
    await says('ended');
    expect(element.textContent).toContain('on purpose');
    element.querySelector('a')?.click();
    await shows('ready ');
  });

  it('a framework that is not there is an error, not a hang', async () => {
    const Shown = () => {
      const { state, error } = useDotnet();
      return `${state} ${error instanceof Error ? error.name : ''}`;
    };
    const missing = {
      configure: (builder: { withFramework: (url: string) => unknown }) =>
        builder.withFramework('/base/build/dotnet/no-such-app/dotnet.js'),
    };
    root.render(h(DotnetProvider, missing, h(Shown)));
    await shows('failed DotnetStartError');
  });

  it('a hook without a provider says what to do', () => {
    const Shown = () => useDotnet().state;
    expect(() => renderToString(h(Shown))).toThrowError(/found no <DotnetProvider>.*Make sure/);
  });

  it('a server renders the state of a start, and starts nothing', async () => {
    const Shown = () => useDotnet().state;
    expect(renderToString(h(DotnetProvider, settings, h(Shown)))).toBe('starting');
    await letTurnsPass(5);
    expect((await workers()).length).toBe(before);
  });
});

class Boundary extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? this.state.error.message : this.props.children;
  }
}
