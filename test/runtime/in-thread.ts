import { assembly, framework, type Modules } from './start.js';

/** The part of dotnet.js that these specs use on the page's own thread, to compare with. */
interface DotnetModule {
  dotnet: { create: () => Promise<InThreadRuntime> };
}

interface InThreadRuntime {
  setModuleImports: (name: string, module: object) => void;
  getAssemblyExports: (name: string) => Promise<unknown>;
}

/** The same C#, run by dotnet.js on this thread. Every `name` is a runtime of its own. */
export async function startInThread<Exports>(
  name: string,
  modules: Modules = {},
): Promise<Exports> {
  const url = `${framework}?${name}`;
  const { dotnet } = (await import(/* webpackIgnore: true */ url)) as DotnetModule;
  const runtime = await dotnet.create();
  for (const [key, module] of Object.entries(modules)) runtime.setModuleImports(key, module);
  return (await runtime.getAssemblyExports(assembly)) as Exports;
}
