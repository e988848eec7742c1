import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../commands/stop.js';
import type { Source } from './source.js';

/** Ten letters and digits, where .NET was told to put a hash into this name, too. */
const SCRIPT = /^dotnet(\.[a-z\d]{10})?\.js$/;

/** Where the versions of .NET write the name of the assembly with `Main`. */
const CONFIGURATIONS = [/^dotnet\.boot(\.[a-z\d]{10})?\.js$/, /^blazor\.boot\.json$/, SCRIPT];

/** What `dotnet publish` made: the folder `_framework`, or one that holds it. */
export function frameworkSource(path: string): Source {
  const places = [join(path, 'wwwroot/_framework'), join(path, '_framework'), path];
  const folder = places.find((place) => namesIn(place).some((name) => SCRIPT.test(name)));
  if (folder === undefined) {
    throw new Stop(
      `Failed to read ${path}: there is no dotnet.js in it. Make sure to give the _framework folder that dotnet publish wrote.`,
    );
  }
  const names = namesIn(folder);
  const files = (pattern: RegExp): string[] =>
    names.filter((name) => pattern.test(name)).map((name) => join(folder, name));
  return {
    // dotnet.native.wasm is the runtime, no assembly.
    assemblies: files(/^(?!dotnet\.).*\.(wasm|dll)$/),
    documentation: files(/\.xml$/),
    main: mainIn(CONFIGURATIONS.flatMap(files)),
  };
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function mainIn(configurations: readonly string[]): string | undefined {
  for (const path of configurations) {
    const [, main] = /"mainAssemblyName":\s*"([^"]+)"/.exec(readFileSync(path, 'utf8')) ?? [];
    if (main !== undefined) return main.replace(/\.dll$/, '');
  }
  return undefined;
}
