import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../commands/stop.js';
import type { Source } from './source.js';

/** Where the versions of .NET write the name of the assembly with `Main`. */
const CONFIGURATIONS = ['dotnet.boot.js', 'blazor.boot.json', 'dotnet.js'];

/** What `dotnet publish` made: the folder `_framework`, or one that holds it. */
export function frameworkSource(path: string): Source {
  const places = [join(path, 'wwwroot/_framework'), join(path, '_framework'), path];
  const folder = places.find((candidate) => existsSync(join(candidate, 'dotnet.js')));
  if (folder === undefined) {
    throw new Stop(
      `Failed to read ${path}: there is no dotnet.js in it. Make sure to give the _framework folder that dotnet publish wrote.`,
    );
  }
  const names = readdirSync(folder).sort();
  const files = (pattern: RegExp): string[] =>
    names.filter((name) => pattern.test(name)).map((name) => join(folder, name));
  return {
    // dotnet.native.wasm is the runtime, no assembly.
    assemblies: files(/^(?!dotnet\.).*\.(wasm|dll)$/),
    documentation: files(/\.xml$/),
    main: mainOf(folder),
  };
}

function mainOf(folder: string): string | undefined {
  for (const name of CONFIGURATIONS) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const [, main] = /"mainAssemblyName":\s*"([^"]+)"/.exec(readFileSync(path, 'utf8')) ?? [];
    if (main !== undefined) return main.replace(/\.dll$/, '');
  }
  return undefined;
}
