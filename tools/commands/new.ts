import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from '../new/fill.js';
import { localOrigin } from '../new/local-origin.js';
import { merge } from '../new/merge.js';
import { templates } from '../new/templates.js';
import type { Command } from './command.js';
import { Stop } from './stop.js';
import { version } from './version.js';

const kinds = Object.keys(templates);

/** `dotnet-worker new`. */
export const create: Command = {
  name: 'new',
  summary: 'makes a new project: a C# project, its page, and the npm scripts that build both',
  help: `Usage: dotnet-worker new <${kinds.join('|')}> <folder> [options]

${Object.entries(templates)
  .map(([kind, { summary }]) => `  ${kind.padEnd(8)} ${summary}`)
  .join('\n')}

Options:
  --karma           browser: with Jasmine specs of the C#, run by Karma
  --library <what>  what package.json asks npm for: a version of dotnet-worker, or where
                    a folder or an archive of it is; default what the command is of
  -h, --help        shows this`,
  run: (args) => {
    const { kind, folder, parts, library } = parse(args);
    const project = nameOf(folder);
    requireRoom(folder);
    for (const [path, text] of fill(merge(parts), { project, library })) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    console.log(`Made a new ${kind} project in ${folder}. Next:\n`);
    for (const line of [...enter(folder), 'npm install', 'npm start']) console.log(`  ${line}`);
  },
};

interface Order {
  readonly kind: string;
  readonly folder: string;
  readonly parts: readonly string[];
  readonly library: string;
}

function parse(args: readonly string[]): Order {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { karma: { type: 'boolean', default: false }, library: { type: 'string' } },
  });
  const [kind, folder, ...more] = positionals;
  const template =
    kind !== undefined && Object.hasOwn(templates, kind) ? templates[kind] : undefined;
  if (kind === undefined || template === undefined) {
    throw new Stop(
      `Failed to make a project: ${kind === undefined ? 'no kind is named' : `there is no kind "${kind}"`}. Make sure to name one of: ${kinds.join(', ')}.`,
    );
  }
  if (folder === undefined || more.length > 0) {
    throw new Stop(
      `Failed to make a project: ${folder === undefined ? 'no folder is named' : 'more than one folder is named'}. Make sure to name one, like \`dotnet-worker new ${kind} my-app\`.`,
    );
  }
  const { karma } = template.options ?? {};
  if (values.karma && karma === undefined) {
    throw new Stop(
      `Failed to make a project: a ${kind} project has no --karma. Make sure to leave it out, or to make a browser project.`,
    );
  }
  return {
    kind,
    folder,
    parts: [...template.parts, ...(values.karma && karma !== undefined ? [karma] : [])],
    library: libraryFor(values.library, folder),
  };
}

/** A path is meant from where the command runs, and read by npm from the new folder. */
function libraryFor(given = localOrigin(), folder: string): string {
  if (given === undefined) return `^${version()}`;
  if (!existsSync(given)) return given;
  return `file:${relative(folder, given).replaceAll('\\', '/')}`;
}

function nameOf(folder: string): string {
  const name = basename(resolve(folder));
  if (/^[a-z0-9][a-z0-9._-]*$/i.test(name)) return name;
  throw new Stop(
    `Failed to make a project in ${folder}: "${name}" cannot name a C# project and an npm package. Make sure that it has only letters, digits, ".", "-" and "_", and begins with a letter or a digit.`,
  );
}

/** Nothing of the user's is ever written over; what git keeps of an empty repository is no obstacle. */
function requireRoom(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) return;
  if (stats.isDirectory() && readdirSync(folder).every((name) => name === '.git')) return;
  throw new Stop(
    `Failed to make a project in ${folder}: it is ${stats.isDirectory() ? 'not empty' : 'a file'}. Make sure to name a folder that is, or a new one.`,
  );
}

function enter(folder: string): readonly string[] {
  const path = relative('.', folder);
  return path === '' ? [] : [`cd ${path}`];
}
