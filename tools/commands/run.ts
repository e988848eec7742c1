import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from './command.js';
import { Stop } from './stop.js';

/** `dotnet-worker run`. */
export const run: Command = {
  name: 'run',
  summary: 'runs a published console program in Node.js',
  help: `Usage: dotnet-worker run <folder> [arguments]

Runs Main of a published project, in a worker, and exits with its exit code. The folder
is _framework, or one that holds it: wwwroot, or what dotnet publish wrote. Everything
after it is for the program.

Options:
  -h, --help  shows this`,
  takesProgram: true,
  run: async ([folder, ...args]) => {
    if (folder === undefined) {
      throw new Stop(
        'Failed to run: no folder is named. Make sure to name what dotnet publish wrote.',
      );
    }
    const framework = pathToFileURL(findFramework(folder));
    const { DotnetHostBuilder } = await library();
    const builder = new DotnetHostBuilder().withFramework(framework);
    process.exitCode = await startedBy(() => builder.withApplicationArguments(...args).run());
  },
};

/** What this command uses of the package, whose code it does not share. */
interface Library {
  readonly DotnetHostBuilder: new () => Builder;
}

interface Builder {
  withFramework(url: URL): this;
  withApplicationArguments(...args: string[]): this;
  run(): Promise<number>;
}

/** It lies beside the command in the package. */
async function library(): Promise<Library> {
  const url = new URL('./node/index.js', import.meta.url).href;
  return (await import(/* webpackIgnore: true */ url)) as Library;
}

function findFramework(folder: string): string {
  // The publish of .NET 10 leaves a dotnet.js beside wwwroot as well, which has nothing to start.
  const found = ['wwwroot/_framework', '_framework', '']
    .map((below) => resolve(folder, below, 'dotnet.js'))
    .find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Stop(
    `Failed to run ${folder}: there is no dotnet.js in it, in its _framework or in its wwwroot/_framework. Make sure to run dotnet publish, and to name the folder that it wrote.`,
  );
}

/** A start that fails is for the user to mend. */
async function startedBy(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Stop(error.message, { cause: error });
  }
}
