import type { Exports } from '../exports.js';
import { imports } from '../imports.js';
import type { Run, Side } from '../side.js';

interface DotnetJs {
  readonly dotnet: {
    create(): Promise<{
      setModuleImports(name: string, module: object): void;
      getAssemblyExports(name: string): Promise<Exports>;
    }>;
  };
}

let started: Promise<Exports['Bench']> | undefined;

/** The same C# project on the page itself. A page has one such runtime, which nothing can end. */
function startInThread(): Promise<Exports['Bench']> {
  started ??= start();
  return started;
}

async function start(): Promise<Exports['Bench']> {
  const url = new URL('_framework/dotnet.js', document.baseURI).href;
  const { dotnet } = (await import(/* webpackIgnore: true */ url)) as DotnetJs;
  const runtime = await dotnet.create();
  runtime.setModuleImports('bench.js', imports);
  const { Bench } = await runtime.getAssemblyExports('Bench');
  return Bench;
}

/** The in-thread side of a row. */
export function inThread(prepare: (exports: Exports['Bench']) => Run | Promise<Run>): Side {
  return {
    name: 'in thread',
    start: async () => ({ run: await prepare(await startInThread()), stop: () => undefined }),
  };
}
