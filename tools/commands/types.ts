import { parseArgs } from 'node:util';
import { MetadataError } from '../metadata/failure.js';
import { declaration } from '../types/declaration.js';
import { describe } from '../types/describe.js';
import { findSource } from '../types/find-source.js';
import { stateOf, watchSource } from '../types/watch.js';
import { writeDeclaration } from '../types/write.js';
import type { Command } from './command.js';
import { Stop } from './stop.js';

/** `dotnet-worker types`. */
export const types: Command = {
  name: 'types',
  summary: 'writes the TypeScript types of the exports and imports of a C# project',
  help: `Usage: dotnet-worker types <_framework folder, .dll or .csproj> [options]

Writes a declaration file with the types of all methods marked [JSExport] and of the
modules that the methods marked [JSImport] ask for. A .csproj stands for its newest build.

Options:
  -o, --output <file>  where to write it, like src/dotnet.d.ts; else it is printed
  -w, --watch          writes it again whenever the C# was built again
  -h, --help           shows this`,
  run: (args) => {
    const { path, output, isWatching } = parse(args);
    const state = stateOf(path);
    write(path, output);
    if (output === undefined || !isWatching) return;
    watchSource(path, state, () => {
      try {
        write(path, output);
      } catch (error) {
        // The next build may be whole again.
        console.error(messageFor(error));
      }
    });
  },
};

interface Options {
  readonly path: string;
  readonly output: string | undefined;
  readonly isWatching: boolean;
}

function parse(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { output: { type: 'string', short: 'o' }, watch: { type: 'boolean', short: 'w' } },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new Stop(
      `Failed to write the types: ${path === undefined ? 'nothing to read is named' : 'more than one thing to read is named'}. Make sure to name one _framework folder, .dll or .csproj.`,
    );
  }
  if (values.watch && values.output === undefined) {
    throw new Stop(
      'Failed to watch: there is no file to write. Make sure to name one with --output.',
    );
  }
  return { path, output: values.output, isWatching: values.watch ?? false };
}

function write(path: string, output: string | undefined): void {
  const text = textFor(path);
  if (output === undefined) {
    process.stdout.write(text);
    return;
  }
  if (writeDeclaration(output, text)) console.log(`Wrote ${output}.`);
}

function textFor(path: string): string {
  try {
    const described = describe(path, () => findSource(path));
    if (described.assemblies.length === 0) {
      console.error(`${path} has no methods marked [JSExport] or [JSImport].`);
    }
    return declaration(described);
  } catch (error) {
    throw new Stop(messageFor(error), { cause: error });
  }
}

function messageFor(error: unknown): string {
  if (error instanceof Stop || error instanceof MetadataError) return error.message;
  throw error;
}
