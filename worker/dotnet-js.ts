/** What this project relies on of dotnet.js, as .NET 8, 9 and 10 offer it. */

export interface DotnetModule {
  readonly dotnet?: Builder;
  readonly exit?: (code: number, reason?: unknown) => void;
}

export type Builder = Record<string, ((...args: unknown[]) => unknown) | undefined>;

/** The part of the runtime's module by which it schedules what it puts off. */
export interface Scheduler {
  safeSetTimeout?: (job: () => void, ms: number) => unknown;
}

export interface RuntimeApi {
  readonly Module: Scheduler;
  readonly runtimeId: number;
  readonly runtimeBuildInfo: { readonly productVersion: string };
  readonly INTERNAL: Record<string, ((...args: never[]) => unknown) | undefined>;
  getConfig(): DotnetConfig;
  setModuleImports(name: string, module: object): void;
  getAssemblyExports(name: string): Promise<ExportNode>;
  runMain(name?: string, args?: readonly string[]): Promise<number>;
  runMainAndExit(name?: string, args?: readonly string[]): Promise<number>;
  setEnvironmentVariable(name: string, value: string): void;
  invokeLibraryInitializers(name: string, args: readonly unknown[]): Promise<void>;
}

/** The runtime API's accessors of single values in memory, by name. */
export type HeapAccessors = Record<
  string,
  ((offset: number, value?: unknown) => unknown) | undefined
>;

export interface DotnetConfig {
  readonly mainAssemblyName?: string;
  readonly applicationArguments?: readonly string[];
  readonly [key: string]: unknown;
}

export type ExportFunction = (...args: unknown[]) => unknown;

export interface ExportNode {
  readonly [name: string]: ExportNode | ExportFunction;
}
