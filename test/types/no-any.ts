import type * as api from 'dotnet-worker';
import { expectTypeOf } from 'expect-type';
import type { AnyIn } from './exact.js';

// The measure itself: it finds an `any` wherever it stands.
expectTypeOf<AnyIn<{ a: { b: any } }>>().toEqualTypeOf<'.a.b'>(); // eslint-disable-line @typescript-eslint/no-explicit-any
expectTypeOf<AnyIn<(x: any) => string>>().toEqualTypeOf<'(…)'>(); // eslint-disable-line @typescript-eslint/no-explicit-any
expectTypeOf<AnyIn<() => Promise<any[]>>>().toEqualTypeOf<'() awaited[]'>(); // eslint-disable-line @typescript-eslint/no-explicit-any
expectTypeOf<AnyIn<{ a: unknown; b: (x: string) => Promise<number> }>>().toBeNever();

// Without what a with* gives back, which is the builder again.
type Configuring = Extract<keyof api.DotnetHostBuilder, `with${string}`>;
expectTypeOf<AnyIn<Parameters<api.DotnetHostBuilder[Configuring]>>>().toBeNever();
expectTypeOf<AnyIn<Omit<api.DotnetHostBuilder, Configuring>>>().toBeNever();
expectTypeOf<AnyIn<api.DotnetRuntime>>().toBeNever();
expectTypeOf<AnyIn<typeof api.default>>().toBeNever();
expectTypeOf<AnyIn<typeof api.exit>>().toBeNever();
expectTypeOf<typeof api.transfer>().toEqualTypeOf<
  <T extends object>(value: T, transferables: readonly Transferable[]) => T
>();
expectTypeOf<AnyIn<typeof api.blocking>>().toBeNever();
expectTypeOf<AnyIn<Omit<api.CallOptions, 'transfer'>>>().toBeNever();
expectTypeOf<AnyIn<(exports: object) => ReturnType<typeof api.createEndpoint>>>().toBeNever();
expectTypeOf<AnyIn<api.ModuleConfig>>().toBeNever();
expectTypeOf<AnyIn<api.MonoConfig>>().toBeNever();
expectTypeOf<AnyIn<api.ResourceLoader>>().toBeNever();
expectTypeOf<AnyIn<api.AsyncDelegate>>().toBeNever();
expectTypeOf<AnyIn<api.SyncDelegate>>().toBeNever();
expectTypeOf<AnyIn<api.ExportedFunction>>().toBeNever();
expectTypeOf<AnyIn<api.AssemblyExports[string]>>().toBeNever();
expectTypeOf<AnyIn<api.Closed>>().toBeNever();
expectTypeOf<AnyIn<api.Inspection>>().toBeNever();
expectTypeOf<AnyIn<api.ManagedError>>().toBeNever();
expectTypeOf<AnyIn<api.ManagedObject>>().toBeNever();
expectTypeOf<AnyIn<api.DotnetStartError>>().toBeNever();
expectTypeOf<AnyIn<api.DotnetExitedError>>().toBeNever();
expectTypeOf<AnyIn<api.DotnetDiedError>>().toBeNever();
expectTypeOf<AnyIn<api.SynchronousImportError>>().toBeNever();
