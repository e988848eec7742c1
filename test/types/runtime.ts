import {
  call,
  createEndpoint,
  dotnet,
  type AssemblyExports,
  type Capability,
  type Closed,
  type DotnetRuntime,
  type ExportedFunction,
  type Inspection,
  type KnownAssemblies,
  type KnownConfig,
  type KnownImportModules,
  type ManagedError,
  type MonoConfig,
  type RuntimeState,
} from 'dotnet-worker';
import { expectTypeOf } from 'expect-type';

const runtime: DotnetRuntime = await dotnet.create();

expectTypeOf(runtime.getConfig().mainAssemblyName).toExtend<string | undefined>();
expectTypeOf<DotnetRuntime['setModuleImports']>().toBeCallableWith('main.js', {
  add: (a: number) => a,
});
expectTypeOf<DotnetRuntime['setModuleImports']>().returns.toBeVoid();
expectTypeOf<DotnetRuntime['runMain']>().toBeCallableWith();
expectTypeOf<DotnetRuntime['runMain']>().toBeCallableWith('app', ['one', 'two']);
expectTypeOf<DotnetRuntime['runMain']>().returns.toEqualTypeOf<Promise<number>>();
expectTypeOf<DotnetRuntime['runMainAndExit']>().returns.toEqualTypeOf<Promise<number>>();
expectTypeOf<DotnetRuntime['setEnvironmentVariable']>().returns.toEqualTypeOf<Promise<void>>();
expectTypeOf<DotnetRuntime['exit']>().returns.toEqualTypeOf<Promise<void>>();
expectTypeOf<DotnetRuntime['getHeapU8']>().toEqualTypeOf<(offset: number) => Promise<number>>();
expectTypeOf<DotnetRuntime['getHeapI64Big']>().returns.toEqualTypeOf<Promise<bigint>>();
expectTypeOf(runtime.state).toEqualTypeOf<RuntimeState>();
expectTypeOf<RuntimeState>().toEqualTypeOf<'starting' | 'ready' | 'exited' | 'dead'>();
expectTypeOf(runtime.closed).toEqualTypeOf<Promise<Closed>>();
expectTypeOf<Closed['exitCode']>().toEqualTypeOf<number | undefined>();
expectTypeOf(runtime.capabilities.synchronousImports).toEqualTypeOf<Capability>();
expectTypeOf<Capability>().toEqualTypeOf<{
  readonly available: boolean;
  readonly reason?: string;
}>();
expectTypeOf<DotnetRuntime['inspect']>().toEqualTypeOf<() => Promise<Inspection>>();
expectTypeOf<keyof Inspection>().toEqualTypeOf<
  'pageHandles' | 'workerHandles' | 'pendingCalls' | 'bytesHeld'
>();
expectTypeOf(runtime).toExtend<AsyncDisposable>();

// Not offered over a thread: TypeScript says so before the getter does.
expectTypeOf(runtime).not.toHaveProperty('INTERNAL');
expectTypeOf(runtime).not.toHaveProperty('Module');
expectTypeOf(runtime).not.toHaveProperty('localHeapViewU8');

// What a runtime tells of itself cannot be assigned.
// @ts-expect-error: read only.
runtime.state = 'ready';
// @ts-expect-error: a snapshot.
runtime.getConfig().mainAssemblyName = 'other';

// Exports: described by the caller, or as they come.
interface Described {
  MyClass: {
    Greeting: () => Promise<string>;
    Add: ExportedFunction<[first: number, second: number], number>;
  };
}
const described = await runtime.getAssemblyExports<Described>('app');
expectTypeOf(described.MyClass.Greeting()).resolves.toBeString();
expectTypeOf(described.MyClass.Add(1, 2)).resolves.toBeNumber();
expectTypeOf(described.MyClass.Add.sync(1, 2)).toBeNumber();
// @ts-expect-error: numbers.
await described.MyClass.Add('1', '2');
// A Task is a promise either way, and never a promise of a promise.
expectTypeOf<ExportedFunction<[], Promise<number>>>().returns.toEqualTypeOf<Promise<number>>();
expectTypeOf<ExportedFunction<[], Promise<number>>['sync']>().returns.toEqualTypeOf<
  Promise<number>
>();
expectTypeOf<ExportedFunction<[], Promise<number> | null>>().returns.toEqualTypeOf<
  Promise<number | null>
>();

// A call keeps arguments and result.
const limited = call(described.MyClass.Add, { signal: new AbortController().signal, timeout: 5 });
expectTypeOf(limited).toEqualTypeOf<(first: number, second: number) => Promise<number>>();
expectTypeOf(call(described.MyClass.Greeting)).toEqualTypeOf<() => Promise<string>>();
// @ts-expect-error: numbers.
await limited('1', '2');
// @ts-expect-error: a signal, not its controller.
call(described.MyClass.Greeting, { signal: new AbortController() });
// @ts-expect-error: what gives no promise is no export.
call((first: number) => first);

const plain = await runtime.getAssemblyExports('app');
expectTypeOf(plain).toEqualTypeOf<AssemblyExports>();
expectTypeOf(plain['MyClass']?.['Greeting']).not.toBeAny();
expectTypeOf(plain['MyClass']?.['Greeting']?.()).toEqualTypeOf<Promise<unknown> | undefined>();

// Where no declaration file says what C# has, anything may be asked for and served.
expectTypeOf<keyof KnownAssemblies>().toBeNever();
expectTypeOf<keyof KnownImportModules>().toBeNever();
expectTypeOf(runtime.getConfig()).toEqualTypeOf<MonoConfig & KnownConfig>();

expectTypeOf(createEndpoint(described)).toEqualTypeOf<MessagePort>();
expectTypeOf<ManagedError>().toExtend<Error>();
