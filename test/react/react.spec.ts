import { DotnetProvider, useDotnet, useDotnetCall } from 'dotnet-worker/react';
import type { DotnetHostBuilder } from 'dotnet-worker';
import { createElement as h, Suspense } from 'react';
import { renderToString } from 'react-dom/server';
import { says, settingsFor, shows, type Greetings } from '../app/greetings.js';
import { framework } from '../runtime/start.js';
import { letTurnsPass, turnIn } from '../runtime/turns.js';
import { Boundary } from './boundary.js';
import { rootOfEachSpec } from './root.js';

let asked = 0;

const settings = settingsFor('react', () => asked++);

describe('In React', () => {
  const page = rootOfEachSpec(settings);

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
    page.render(Shown);
    await shows(page.element, 'Hello, World! Greetings from react');
    expect(page.made.soFar()).toBe(1);
    expect(await page.workers.living()).toBe(1);
    expect(Math.max(...fractions)).toBeGreaterThan(0);
    expect(seen[0]).toBe('starting true');
    expect(seen.at(-1)).toBe('ready false');
  });

  it('other arguments make another call, what was asked for before is not shown, and refetch calls again', async () => {
    let exported: Greetings | undefined;
    const Shown = ({ value }: { value: number }) => {
      const { exports } = useDotnet<Greetings>();
      exported = exports;
      const { data, refetch } = useDotnetCall(exports?.Conformance.Exported.Cancellation.Begin, [
        value,
      ]);
      return h('button', { onClick: refetch }, String(data));
    };
    page.render(Shown, 1);
    await shows(page.element, '1');
    for (let value = 2; value <= 9; value++) page.render(Shown, value);
    await shows(page.element, '9');
    const begun = async () => exported?.Conformance.Exported.Cancellation.Begun();
    const before = (await begun()) ?? NaN;
    page.element.querySelector('button')?.click();
    await turnIn(async () => (await begun()) !== before);
    await letTurnsPass(20);
    expect(await begun()).toBe(before + 1);
    expect(page.element.textContent).toBe('9');
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
    page.render(Shown);
    await turnIn(() => asked > 0);
    page.render(Shown, 1);
    await shows(page.element, 'idle');
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
    page.render(Shown);
    await says(page.element, 'on purpose');
    page.render(Shown, 7);
    await shows(page.element, '7');
  });

  it('Suspense waits for .NET and for the result, and a call of several components is made once', async () => {
    let exported: Greetings | undefined;
    const Part = ({ value }: { value: number }) => {
      const { exports } = useDotnet<Greetings>({ suspense: true });
      exported = exports;
      const { Numbers, Cancellation } = exports.Conformance.Exported;
      const { data } = useDotnetCall(Numbers.Int32, [value], { suspense: true });
      const begun = useDotnetCall(Cancellation.Begin, [value], { suspense: true });
      return `${String(data)} ${String(begun.data)};`;
    };
    const Shown = ({ value }: { value: number }) => [1, 2].map((key) => h(Part, { key, value }));
    const begun = async () => exported?.Conformance.Exported.Cancellation.Begun();
    page.render(Shown, 5);
    await shows(page.element, 'wait');
    await shows(page.element, '5 5;5 5;');
    expect(await begun()).toBe(1);
    page.render(Shown, 6);
    await shows(page.element, '6 6;6 6;');
    expect(await begun()).toBe(2);
  });

  it('a provider inside of the boundary that waits for it starts nothing, and says what to do', async () => {
    const said = spyOn(console, 'error');
    const Part = () => useDotnet<Greetings>({ suspense: true }).state;
    jasmine.clock().install();
    try {
      page.root.render(h(Suspense, { fallback: 'wait' }, h(DotnetProvider, settings, h(Part))));
      await shows(page.element, 'wait');
      // React renders once more beforehand what waits.
      await letTurnsPass(20);
      jasmine.clock().tick(5000);
    } finally {
      jasmine.clock().uninstall();
    }
    expect(page.made.soFar()).toBe(0);
    expect(said).toHaveBeenCalledOnceWith(jasmine.stringMatching(/Make sure that a <Suspense>/));
  });

  it('an error reaches the error boundary of a component that suspends', async () => {
    const Shown = () => {
      const { exports } = useDotnet<Greetings>({ suspense: true });
      useDotnetCall(exports.Conformance.Exported.Errors.Throw, ['bounded'], { suspense: true });
      return 'not reached';
    };
    page.render(() => h(Boundary, null, h(Shown)));
    await says(page.element, 'bounded');
  });

  it('what failed below an error boundary calls C# when it is tried again', async () => {
    const answers: { resolve: (text: string) => void; reject: (error: Error) => void }[] = [];
    const getText = () =>
      new Promise<string>((resolve, reject) => answers.push({ resolve, reject }));
    const imports = { ...settings.imports, 'shapes.js': { getText } };
    const Shown = () => {
      const { exports } = useDotnet<Greetings>({ suspense: true });
      const { FetchText } = exports.Conformance.Imported.Tasks;
      return useDotnetCall(FetchText, ['asked'], { suspense: true }).data;
    };
    const bounded = h(Boundary, null, h(Suspense, { fallback: 'wait' }, h(Shown)));
    page.root.render(h(DotnetProvider, { ...settings, imports }, bounded));
    await turnIn(() => answers.length > 0);
    const clock = jasmine.clock().install();
    try {
      answers[0]?.reject(new Error('not yet'));
      await says(page.element, 'not yet');
      // Sooner than anybody tries again.
      clock.tick(200);
      page.element.querySelector('button')?.click();
      await turnIn(() => answers.length > 1);
      answers[1]?.resolve('by now');
      await shows(page.element, 'by now');
    } finally {
      clock.uninstall();
    }
  });

  it('a call with another timeout is another call for those that suspend', async () => {
    let exported: Greetings | undefined;
    const Shown = ({ value }: { value: number }) => {
      const { exports } = useDotnet<Greetings>({ suspense: true });
      exported = exports;
      const { Begin } = exports.Conformance.Exported.Cancellation;
      return `${String(useDotnetCall(Begin, [7], { suspense: true, timeout: value }).data)} ${String(value)}`;
    };
    const begun = () => exported?.Conformance.Exported.Cancellation.Begun();
    page.render(Shown, 10_000);
    await shows(page.element, '7 10000');
    expect(await begun()).toBe(1);
    page.render(Shown, 20_000);
    await shows(page.element, '7 20000');
    expect(await begun()).toBe(2);
  });

  it('progress reaches the components and the listener that configure has set', async () => {
    const seen: number[] = [];
    const told: number[] = [];
    const Shown = () => {
      const { state, progress } = useDotnet();
      if (progress) seen.push(progress.fraction);
      return state;
    };
    const configure = (builder: DotnetHostBuilder) =>
      builder.withFramework(framework).withProgress(({ fraction }) => told.push(fraction));
    page.root.render(h(DotnetProvider, { ...settings, configure }, h(Shown)));
    await shows(page.element, 'ready');
    expect(told.at(-1)).toBe(1);
    expect(Math.max(...seen)).toBeGreaterThan(0);
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
    page.render(Shown);
    await shows(page.element, 'ready ');
    page.element.querySelector('button')?.click();
    await says(page.element, 'ended');
    expect(page.element.textContent).toContain('on purpose');
    page.element.querySelector('a')?.click();
    await shows(page.element, 'ready ');
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
    page.root.render(h(DotnetProvider, missing, h(Shown)));
    await shows(page.element, 'failed DotnetStartError');
  });

  it('a hook without a provider says what to do', () => {
    const Shown = () => useDotnet().state;
    expect(() => renderToString(h(Shown))).toThrowError(/found no <DotnetProvider>.*Make sure/);
  });

  it('a page takes over what a server rendered, and starts .NET then', async () => {
    const Greeting = () => {
      const { state, exports } = useDotnet<Greetings>();
      const { data, loading } = useDotnetCall(exports?.MyClass.Greeting, []);
      return h('p', null, data ?? `${state} ${String(loading)}`);
    };
    page.renderOnServer(Greeting);
    await letTurnsPass(20);
    expect(page.made.soFar()).toBe(0);
    expect(page.element.textContent).toBe('starting true');

    const rendered = page.element.querySelector('p');
    const errors = page.hydrate(Greeting);
    await shows(page.element, 'Hello, World! Greetings from react');
    expect(page.element.querySelector('p')).toBe(rendered);
    expect(errors).toEqual([]);
    expect(page.made.soFar()).toBe(1);
  });

  it('a page renders what suspends, for which a server gives the fallback', async () => {
    const Greeting = () => {
      const { exports } = useDotnet<Greetings>({ suspense: true });
      return useDotnetCall(exports.MyClass.Greeting, [], { suspense: true }).data;
    };
    page.renderOnServer(Greeting);
    expect(page.element.textContent).toBe('wait');

    const errors = page.hydrate(Greeting);
    await shows(page.element, 'Hello, World! Greetings from react');
    expect(errors.map(({ message }) => message)).toEqual([
      jasmine.stringMatching(/\.NET runs in the browser/),
    ]);
  });
});
