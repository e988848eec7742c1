import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Stop } from '../commands/stop.js';
import { libraryFiles } from './library-files.js';
import type { Source } from './source.js';

/** Assemblies without code, and trimmed ones, which have lost the names of their parameters. */
const NOT_BUILDS = new Set(['ref', 'refint', 'linked', 'publish', 'wwwroot']);

/** The newest build of a C# project, with the other projects that it was built with. */
export function projectSource(path: string): Source {
  const built = newestBuild(path);
  if (built === undefined) {
    const name = assemblyName(path);
    throw new Stop(
      `Failed to read ${path}: it was not built, there is no ${name}.dll below ${join(dirname(path), 'bin')}. Make sure to run \`dotnet build\` first, or give the .dll where it is built elsewhere.`,
    );
  }
  const beside = readdirSync(dirname(built))
    .filter((file) => file.endsWith('.dll') && file !== basename(built))
    .map((file) => join(dirname(built), file));
  const files = [built, ...beside].map(libraryFiles);
  return {
    assemblies: files.flatMap(({ assemblies }) => assemblies),
    documentation: files.flatMap(({ documentation }) => documentation),
    main: undefined,
  };
}

/** Where it lies; undefined when there is none below bin or obj with the name that the project file says. */
export function newestBuild(path: string): string | undefined {
  return ['bin', 'obj']
    .map((place) => newest(join(dirname(path), place), `${assemblyName(path)}.dll`))
    .find((build) => build !== undefined);
}

function assemblyName(path: string): string {
  const [, name] =
    /<AssemblyName>\s*([^<$]+?)\s*<\/AssemblyName>/.exec(readFileSync(path, 'utf8')) ?? [];
  return name ?? basename(path).replace(/\.csproj$/i, '');
}

function newest(folder: string, name: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const found = [...filesNamed(folder, name)].map((path) => ({
    path,
    time: statSync(path).mtimeMs,
  }));
  return found.sort((first, second) => second.time - first.time)[0]?.path;
}

function* filesNamed(folder: string, name: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile() && entry.name === name) yield path;
    else if (entry.isDirectory() && !NOT_BUILDS.has(entry.name)) yield* filesNamed(path, name);
  }
}
