import { createDotnet, useDotnet, useDotnetCall } from 'dotnet-worker/vue';
import { createApp, defineComponent, h, ref, Suspense, type App, type Component } from 'vue';
import { says, settingsFor, shows, Workers, type Greetings } from '../app/greetings.js';
import { letTurnsPass, turnIn } from '../runtime/turns.js';

/** Longer than anything that suspends is waited for, when it takes no hold of the runtime. */
const LONG_MS = 20_000;

let asked = 0;

const settings = settingsFor('vue', () => asked++);

describe('In Vue', () => {
  let app: App | undefined;
  let element: HTMLElement;
  let workers: Workers;

  beforeEach(async () => {
    workers = await Workers.countFromNow();
    element = document.createElement('div');
  });

  afterEach(async () => {
    app?.unmount();
    app = undefined;
    await workers.haveEnded();
  });

  const show = (shown: Component, options: Parameters<typeof createDotnet>[0] = settings): void => {
    app = createApp(shown).use(createDotnet(options));
    app.mount(element);
  };

  it('the plugin starts one worker for all components, which see its state and results', async () => {
    const One = defineComponent(() => {
      const { exports } = useDotnet<Greetings>();
      const { data, loading } = useDotnetCall(
        () => exports.value?.MyClass.Greeting,
        () => [],
      );
      return () => (loading.value ? 'loading ' : `${String(data.value)} `);
    });
    show(defineComponent(() => () => [h(One), h(One)]));
    expect(element.textContent).toBe('loading loading ');
    const greeting = 'Hello, World! Greetings from vue ';
    await shows(element, greeting + greeting);
    expect(await workers.living()).toBe(1);
  });

  it('other arguments make another call, and the same ones none', async () => {
    const [value, other] = [ref(1), ref(0)];
    let refetchNow: (() => void) | undefined;
    show(
      defineComponent(() => {
        const { exports } = useDotnet<Greetings>();
        const begin = () => exports.value?.Conformance.Exported.Cancellation.Begin;
        const args = (): [number] => [value.value + (other.value - other.value)];
        const { data } = useDotnetCall(begin, args);
        const begun = useDotnetCall(
          () => exports.value?.Conformance.Exported.Cancellation.Begun,
          () => [],
        );
        refetchNow = begun.refetch;
        return () => `${String(data.value)} ${String(begun.data.value)}`;
      }),
    );
    await shows(element, '1 1');
    other.value++;
    value.value = 2;
    await shows(element, '2 1');
    other.value++;
    await letTurnsPass(10);
    refetchNow?.();
    await shows(element, '2 2');
  });

  it('the end of a component asks C# to stop', async () => {
    const isShown = ref(true);
    asked = 0;
    let exported: Greetings | undefined;
    const Busy = defineComponent(() => {
      const { exports } = useDotnet<Greetings>();
      useDotnetCall(
        () => (exported = exports.value)?.Conformance.Exported.Cancellation.LoopUntilCancelled,
        () => [],
      );
      return () => 'busy';
    });
    show(defineComponent(() => () => (isShown.value ? h(Busy) : 'idle')));
    await turnIn(() => asked > 0);
    isShown.value = false;
    await shows(element, 'idle');
    // The next component finds the same runtime.
    expect(await exported?.Conformance.Exported.Cancellation.Seen()).toBe('cancelled');
  });

  it('another argument asks C# to stop', async () => {
    const value = ref(1);
    asked = 0;
    let exported: Greetings | undefined;
    show(
      defineComponent(() => {
        const { exports } = useDotnet<Greetings>();
        const { data } = useDotnetCall(
          () => (exported = exports.value)?.Conformance.Exported.Cancellation.LoopIfPositive,
          () => [value.value],
        );
        return () => String(data.value);
      }),
    );
    await turnIn(() => asked > 0);
    value.value = -1;
    await shows(element, '-1');
    expect(await exported?.Conformance.Exported.Cancellation.Seen()).toBe('cancelled');
    expect(asked).toBe(1);
  });

  it('a call that is not enabled is not made, and one that no longer is asks C# to stop', async () => {
    const isEnabled = ref(false);
    asked = 0;
    let exported: Greetings | undefined;
    show(
      defineComponent(() => {
        const { exports } = useDotnet<Greetings>();
        const { loading } = useDotnetCall(
          () => (exported = exports.value)?.Conformance.Exported.Cancellation.LoopIfPositive,
          () => [1],
          { enabled: isEnabled },
        );
        return () => `${String(exports.value !== undefined)} ${String(loading.value)}`;
      }),
    );
    await shows(element, 'true false');
    // A call made before this one would have been answered first.
    await exported?.Conformance.Exported.Cancellation.Begun();
    expect(asked).toBe(0);
    isEnabled.value = true;
    await turnIn(() => asked > 0);
    expect(element.textContent).toBe('true true');
    isEnabled.value = false;
    await shows(element, 'true false');
    expect(await exported?.Conformance.Exported.Cancellation.Seen()).toBe('cancelled');
  });

  it('a call ends at its timeout, and C# is asked to stop', async () => {
    let exported: Greetings | undefined;
    show(
      defineComponent(() => {
        const { exports } = useDotnet<Greetings>();
        const { error } = useDotnetCall(
          () => (exported = exports.value)?.Conformance.Exported.Cancellation.LoopIfPositive,
          () => [1],
          { timeout: 20 },
        );
        return () => (error.value as Error | undefined)?.name;
      }),
    );
    await shows(element, 'TimeoutError');
    expect(await exported?.Conformance.Exported.Cancellation.Seen()).toBe('cancelled');
  });

  it('a failed call gives its error', async () => {
    show(
      defineComponent(() => {
        const { exports } = useDotnet<Greetings>();
        const { error } = useDotnetCall(
          () => exports.value?.Conformance.Exported.Errors.Throw,
          () => ['on purpose'],
        );
        return () => String(error.value);
      }),
    );
    await says(element, 'on purpose');
  });

  it('Suspense waits for .NET and for the result', async () => {
    const Shown = defineComponent({
      async setup() {
        const { exports } = useDotnet<Greetings>();
        const { data, suspense } = useDotnetCall(
          () => exports.value?.Conformance.Exported.Numbers.Int32,
          () => [5],
        );
        await suspense();
        return () => String(data.value);
      },
    });
    show(
      defineComponent(
        () => () => h(Suspense, null, { default: () => h(Shown), fallback: () => 'wait' }),
      ),
    );
    expect(element.textContent).toBe('wait');
    await turnIn(() => element.textContent !== 'wait');
    expect(element.textContent).toBe('5');
  });

  it('Suspense waits for a result that takes longer than the patience with what does not come', async () => {
    let answer: ((text: string) => void) | undefined;
    const getText = () => new Promise<string>((resolve) => (answer = resolve));
    const Shown = defineComponent({
      async setup() {
        const { exports } = useDotnet<Greetings>();
        const { data, suspense } = useDotnetCall(
          () => exports.value?.Conformance.Imported.Tasks.FetchText,
          () => ['asked'],
        );
        await suspense();
        return () => String(data.value);
      },
    });
    const imports = { ...settings.imports, 'shapes.js': { getText } };
    const withFallback = () =>
      h(Suspense, null, { default: () => h(Shown), fallback: () => 'wait' });
    const clock = jasmine.clock().install();
    try {
      show(
        defineComponent(() => withFallback),
        { ...settings, imports },
      );
      await turnIn(() => answer !== undefined);
      clock.tick(LONG_MS);
      await letTurnsPass(5);
      expect(element.textContent).toBe('wait');
      answer?.('late');
      await shows(element, 'late');
      // By now it is held by what is shown.
      clock.tick(LONG_MS);
      await letTurnsPass(5);
      expect(await workers.living()).toBe(1);
    } finally {
      clock.uninstall();
    }
  });

  it('a runtime that ended says so, and can be started anew', async () => {
    let dotnet: ReturnType<typeof useDotnet<Greetings>> | undefined;
    show(
      defineComponent(() => {
        const { state, error } = (dotnet = useDotnet<Greetings>());
        return () => `${state.value} ${(error.value as Error | undefined)?.message ?? ''}`;
      }),
    );
    await shows(element, 'ready ');
    void dotnet?.runtime.value?.terminate('on purpose');
    await says(element, 'ended');
    expect(element.textContent).toContain('on purpose');
    dotnet?.restart();
    await shows(element, 'ready ');
  });

  it('a composable without the plugin says what to do', () => {
    const lonely = createApp(
      defineComponent(() => {
        useDotnet();
        return () => 'not reached';
      }),
    );
    lonely.config.warnHandler = () => undefined;
    expect(() => lonely.mount(element)).toThrowError(/found no plugin.*Make sure/);
  });
});
