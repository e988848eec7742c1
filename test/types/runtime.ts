import {
  createEndpoint,
  dotnet,
  type AssemblyExports,
  type Capability,
  type Closed,
  type DotnetRuntime,
  type ExportedFunction,
  type Inspection,
  type ManagedError,
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

const plain = await runtime.getAssemblyExports('app');
expectTypeOf(plain).toEqualTypeOf<AssemblyExports>();
expectTypeOf(plain['MyClass']?.['Greeting']).not.toBeAny();
expectTypeOf(plain['MyClass']?.['Greeting']?.()).toEqualTypeOf<Promise<unknown> | undefined>();

expectTypeOf(createEndpoint(described)).toEqualTypeOf<MessagePort>();
expectTypeOf<ManagedError>().toExtend<Error>();
