import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

const SOURCES = new Set(['.cs', '.csproj', '.props', '.targets', '.resx', '.razor']);

/** What MSBuild writes, and what has no C# in it but many files. */
const NO_SOURCES = new Set(['bin', 'obj', 'node_modules']);

/** What a project takes from the folders above it. */
const INHERITED = [
  'Directory.Build.props',
  'Directory.Build.targets',
  'Directory.Packages.props',
  'NuGet.config',
  'global.json',
];

/** Differs when a source of a project, or of a project that it refers to, was added, removed or written. */
export function sourceStamp(project: string): string {
  return [...filesOf(project, new Set())].map(stampOf).sort().join('\n');
}

function* filesOf(project: string, seen: Set<string>): Generator<string> {
  if (seen.has(project)) return;
  seen.add(project);
  if (!existsSync(project)) return;
  const folder = dirname(project);
  yield* sourcesIn(folder);
  yield* inherited(folder);
  const references = readFileSync(project, 'utf8').matchAll(
    /<ProjectReference\s[^>]*?Include\s*=\s*"([^"$]+)"/g,
  );
  for (const [, path = ''] of references) {
    yield* filesOf(resolve(folder, path.replaceAll('\\', '/')), seen);
  }
}

function* sourcesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NO_SOURCES.has(entry.name) && !entry.name.startsWith('.')) yield* sourcesIn(path);
    } else if (SOURCES.has(extname(entry.name).toLowerCase())) yield path;
  }
}

function* inherited(folder: string): Generator<string> {
  for (let above = dirname(folder); ; above = dirname(above)) {
    yield* INHERITED.map((name) => join(above, name)).filter((path) => existsSync(path));
    if (above === dirname(above)) return;
  }
}

/** A file that goes away while it is looked at has changed. */
function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return `${path} ${stats?.mtimeMs} ${stats?.size}`;
}
