import { dotnet, DotnetHostBuilder, type DotnetRuntime } from 'dotnet-worker';
import createDotnetRuntime, { exit } from 'dotnet-worker';
import { expectTypeOf } from 'expect-type';

expectTypeOf(dotnet).toEqualTypeOf<DotnetHostBuilder>();
expectTypeOf(DotnetHostBuilder).toBeConstructibleWith();

type Configuring = Extract<keyof DotnetHostBuilder, `with${string}`>;

// Every with* gives back the builder itself, so that they chain in any order.
expectTypeOf<ReturnType<DotnetHostBuilder[Configuring]>>().toEqualTypeOf<DotnetHostBuilder>();

// All that dotnet.js has, declared or not, and what this library adds.
expectTypeOf<
  | 'withConfig'
  | 'withConfigSrc'
  | 'withApplicationArguments'
  | 'withApplicationArgumentsFromQuery'
  | 'withEnvironmentVariable'
  | 'withEnvironmentVariables'
  | 'withVirtualWorkingDirectory'
  | 'withDiagnosticTracing'
  | 'withDebugging'
  | 'withMainAssembly'
  | 'withApplicationEnvironment'
  | 'withApplicationCulture'
  | 'withResourceLoader'
  | 'withModuleConfig'
  | 'withOnConfigLoaded'
  | 'withConsoleForwarding'
  | 'withExitOnUnhandledError'
  | 'withAsyncFlushOnExit'
  | 'withExitCodeLogging'
  | 'withElementOnExit'
  | 'withInteropCleanupOnExit'
  | 'withWaitingForDebugger'
  | 'withRuntimeOptions'
  | 'withDumpThreadsOnNonZeroExit'
  | 'withInterpreterPgo'
  | 'withAssertAfterExit'
  | 'withStartupMemoryCache'
  | 'withFramework'
  | 'withWorker'
  | 'withWorkerModule'
  | 'withStartTimeout'
  | 'withSynchronousImports'
  | 'withDetachedVoidImports'
  | 'withPageGlobals'
  | 'withNestedCallTimeout'
  | 'withBlockingTimeout'
  | 'withCallMeasures'
  | 'withProgress'
>().toExtend<Configuring>();

expectTypeOf<DotnetHostBuilder['create']>().toEqualTypeOf<() => Promise<DotnetRuntime>>();
expectTypeOf<DotnetHostBuilder['run']>().returns.toEqualTypeOf<Promise<number>>();
expectTypeOf<DotnetHostBuilder['download']>().toEqualTypeOf<() => Promise<void>>();
expectTypeOf(createDotnetRuntime).returns.toEqualTypeOf<Promise<DotnetRuntime>>();
expectTypeOf(exit).parameter(0).toBeNumber();

dotnet.withFramework(new URL('https://example.com/_framework/dotnet.js'));
dotnet.withWorker(new Worker('worker.js')).withWorker(() => new Worker('worker.js'));
dotnet
  .withSynchronousImports('shared')
  .withSynchronousImports('none')
  .withSynchronousImports('auto');
dotnet
  .withPageGlobals('all')
  .withPageGlobals('none')
  .withPageGlobals(['document'] as const);
// @ts-expect-error: names come as an array.
dotnet.withPageGlobals('document');
// @ts-expect-error: there is no such way.
dotnet.withSynchronousImports('sometimes');
// @ts-expect-error: milliseconds are a number.
dotnet.withStartTimeout('60 s');
// @ts-expect-error: arguments are strings.
dotnet.withApplicationArguments(1, 2);
// @ts-expect-error: variables are strings.
dotnet.withEnvironmentVariables({ NAME: 1 });

dotnet.withModuleConfig({
  onConfigLoaded: (config) => {
    expectTypeOf(config).not.toBeAny();
  },
  onDownloadResourceProgress: (loaded, total) => {
    expectTypeOf(loaded).toBeNumber();
    expectTypeOf(total).toBeNumber();
  },
  print: (line) => {
    expectTypeOf(line).toBeString();
  },
  onExit: (code) => {
    expectTypeOf(code).toBeNumber();
  },
});
dotnet.withResourceLoader((type, name, defaultUri, integrity, behavior) => {
  expectTypeOf([type, name, defaultUri, integrity, behavior]).toEqualTypeOf<string[]>();
  return type === 'assembly' ? fetch(defaultUri) : null;
});
