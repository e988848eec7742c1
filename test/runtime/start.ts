import { DotnetHostBuilder, type ImportModule } from 'dotnet-worker';

interface Chosen {
  readonly version: number;
  readonly folder: string;
  readonly base: string;
  readonly sharedHeap: boolean;
  readonly echo: string;
}

declare const __karma__: { config: { dotnet: Chosen } };

const { version, folder, base, sharedHeap, echo } = __karma__.config.dotnet;

/** Which .NET the C# was published for: karma.conf.js says, and in Node.js scripts/node-specs.mjs. */
export const dotnetVersion = version;
export const framework = `${base}build/dotnet/${folder}/wwwroot/_framework/dotnet.js`;
export const assembly = 'Conformance';
/** The app in `test/dotnet-other`. */
export const other = `${base}build/dotnet/other/wwwroot/_framework/dotnet.js`;

/** Host and port of what `scripts/echo-server.mjs` starts. */
export { echo };

/** Whether this run keeps the heap of .NET in shared memory. */
export const sharesHeap = sharedHeap;

export type Runtime = Awaited<ReturnType<DotnetHostBuilder['create']>>;
export type Modules = Record<string, ImportModule>;

/** What the specs of a file share: filled before the first of them runs. */
export interface Shared<Exports> {
  runtime: Runtime;
  exports: Exports;
}

/** One runtime for all specs of the surrounding `describe`, ended after the last. */
export function sharedRuntime<Exports extends object>(modules: Modules = {}): Shared<Exports> {
  const shared = {} as Shared<Exports>;
  beforeAll(async () => {
    Object.assign(shared, await startWithExports<Exports>(modules));
  });
  afterAll(async () => {
    await shared.runtime.terminate('The specs are done.');
  });
  return shared;
}

export async function startWithExports<Exports extends object>(
  modules: Modules = {},
): Promise<Shared<Exports>> {
  const runtime = await builder().create();
  for (const [name, module] of Object.entries(modules)) runtime.setModuleImports(name, module);
  return { runtime, exports: await exportsOf<Exports>(runtime) };
}

export function builder(): DotnetHostBuilder {
  return new DotnetHostBuilder()
    .withFramework(framework)
    .withSharedHeap(sharedHeap ? 'auto' : 'off');
}

/** The tree of exports, as the caller's own interface describes the C# of `test/dotnet`. */
export function exportsOf<Exports extends object>(
  runtime: Runtime,
  name = assembly,
): Promise<Exports> {
  return runtime.getAssemblyExports<Exports>(name);
}

/** Runs `use` with a runtime of its own, which a spec may end as it likes. */
export async function withRuntime<Exports extends object>(
  use: (shared: Shared<Exports>) => Promise<void>,
  modules: Modules = {},
): Promise<void> {
  const shared = await startWithExports<Exports>(modules);
  try {
    await use(shared);
  } finally {
    await shared.runtime.terminate('The spec is done.');
  }
}
