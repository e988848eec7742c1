import { DotnetHostBuilder, dotnet } from 'dotnet-worker';
import { outcomeOf } from './outcome.js';
import { assembly, builder, exportsOf, framework, sharedRuntime } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Surroundings: {
        Variable: (name: string) => Promise<string | null>;
        Version: () => Promise<string>;
        WorkingDirectory: () => Promise<string>;
      };
    };
  };
}

describe('the runtime', () => {
  const shared = sharedRuntime<Exports>();

  it('gives the same configuration object at every call', () => {
    const config = shared.runtime.getConfig();
    expect(shared.runtime.getConfig()).toBe(config);
    expect(config.mainAssemblyName).toMatch(/^Conformance(\.dll)?$/);
  });

  it('says what it is', async () => {
    const { productVersion, buildConfiguration } = shared.runtime.runtimeBuildInfo;
    expect(productVersion).toContain(
      await shared.exports.Conformance.Exported.Surroundings.Version(),
    );
    expect(buildConfiguration).toBe('Release');
    expect(typeof shared.runtime.runtimeId).toBe('number');
  });

  it('is ready, and can do everything on an isolated page', () => {
    expect(shared.runtime.state).toBe('ready');
    expect(crossOriginIsolated).toBeTrue();
    const { synchronousImports, signatures, deathWatch } = shared.runtime.capabilities;
    expect(synchronousImports.available).toBeTrue();
    expect(signatures.available).toBeTrue();
    expect(deathWatch.available).toBeTrue();
  });

  it('sets environment variables in order with calls', async () => {
    const { Surroundings } = shared.exports.Conformance.Exported;
    void shared.runtime.setEnvironmentVariable('FIRST', '1');
    const first = Surroundings.Variable('FIRST');
    void shared.runtime.setEnvironmentVariable('FIRST', '2');
    const second = Surroundings.Variable('FIRST');
    expect(await first).toBe('1');
    expect(await second).toBe('2');
    expect(await Surroundings.Variable('SECOND')).toBeNull();
  });

  it('runs library initializers, also when there are none', async () => {
    await expectAsync(shared.runtime.invokeLibraryInitializers('noSuchHook', [])).toBeResolved();
  });

  for (const name of ['INTERNAL', 'Module', 'localHeapViewU8'] as const) {
    it(`does not offer ${name}, and says so`, () => {
      expect(() => (shared.runtime as unknown as Record<string, unknown>)[name]).toThrowError(
        new RegExp(name),
      );
    });
  }
});

describe('the builder', () => {
  it('refuses settings that mean nothing', () => {
    const made = new DotnetHostBuilder();
    const asMode = (mode: string) => mode as 'auto';
    expect(() => made.withSynchronousImports(asMode('Shared'))).toThrowError(
      TypeError,
      /"Shared" is none of its words.*Make sure/,
    );
    for (const name of [
      'withStartTimeout',
      'withNestedCallTimeout',
      'withBlockingTimeout',
    ] as const) {
      for (const ms of [NaN, -1, '5' as unknown as number]) {
        expect(() => made[name](ms)).toThrowError(TypeError, new RegExp(`${name}.*Make sure`));
      }
    }
  });

  it('gives a start its whole time after a download that is longer ago', async () => {
    const prefetching = builder();
    await outcomeOf(() => prefetching.download());
    const now = performance.now.bind(performance);
    spyOn(performance, 'now').and.callFake(() => now() + 120_000);
    const runtime = await prefetching.create();
    expect(runtime.state).toBe('ready');
    await runtime.terminate();
  });

  it('gives the same runtime while it runs, and a new one after it ended', async () => {
    const builder = new DotnetHostBuilder().withFramework(framework);
    const [first, again] = await Promise.all([builder.create(), builder.create()]);
    expect(again).toBe(first);
    expect(await builder.create()).toBe(first);
    await first.terminate();
    await first.closed;
    const next = await builder.create();
    expect(next).not.toBe(first);
    expect(next.state).toBe('ready');
    await next.terminate();
  });

  it('is there ready made', () => {
    expect(dotnet).toBeInstanceOf(DotnetHostBuilder);
  });

  it('returns itself from everything that configures it', () => {
    const builder = new DotnetHostBuilder();
    expect(builder.withFramework(framework)).toBe(builder);
    expect(builder.withConfig({})).toBe(builder);
    expect(builder.withApplicationArguments('a', 'b')).toBe(builder);
    expect(builder.withEnvironmentVariable('NAME', 'value')).toBe(builder);
    expect(builder.withEnvironmentVariables({ NAME: 'value' })).toBe(builder);
    expect(builder.withDiagnosticTracing(false)).toBe(builder);
    expect(builder.withMainAssembly(assembly)).toBe(builder);
    expect(builder.withStartTimeout(0)).toBe(builder);
  });

  it('passes on what was configured', async () => {
    const runtime = await builder()
      .withEnvironmentVariable('ONE', '1')
      .withEnvironmentVariables({ TWO: '2', THREE: '3' })
      .withConfig({ environmentVariables: { FOUR: '4' } })
      .withApplicationArguments('a', 'b', 'c')
      .create();
    const { Surroundings } = (await exportsOf<Exports>(runtime)).Conformance.Exported;
    const names = ['ONE', 'TWO', 'THREE', 'FOUR'];
    expect(await Promise.all(names.map((name) => Surroundings.Variable(name)))).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(await runtime.runMain()).toBe(3);
    await runtime.terminate();
  });

  it('takes the application’s arguments from the page’s address', async () => {
    const address = location.href;
    history.replaceState(null, '', '?arg=first&other=no&arg=second');
    try {
      const runtime = await builder().withApplicationArgumentsFromQuery().create();
      expect(await runtime.runMain()).toBe(2);
      await runtime.terminate();
    } finally {
      history.replaceState(null, '', address);
    }
  });

  it('runs as well as it creates', async () => {
    const running = builder().withApplicationArguments('--code', '7');
    expect(await running.run()).toBe(7);
  });

  it('downloads before it creates, or says that this .NET cannot', async () => {
    const downloading = builder();
    const downloaded = await outcomeOf(() => downloading.download());
    const runtime = await downloading.create();
    expect(runtime.state).toBe('ready');
    expect(downloaded).toEqual(
      String(runtime.runtimeBuildInfo['productVersion']).startsWith('8.')
        ? { message: jasmine.stringMatching(/\.NET 9/) as unknown as string }
        : { value: undefined },
    );
    await runtime.terminate();
  });

  it('creates while it downloads, or says that this .NET cannot', async () => {
    const downloading = builder();
    const downloaded = outcomeOf(() => downloading.download());
    const created = outcomeOf(async () => (await downloading.create()).state);
    const outcomes = [await downloaded, await created];
    const runtime = await downloading.create();
    expect(outcomes).toEqual(
      String(runtime.runtimeBuildInfo['productVersion']).startsWith('8.')
        ? new Array(2).fill({ message: jasmine.stringMatching(/\.NET 9/) as unknown as string })
        : [{ value: undefined }, { value: 'ready' }],
    );
    await runtime.terminate();
  });
});
