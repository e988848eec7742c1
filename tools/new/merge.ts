import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from './templates.js';

/** The files of a new project: their contents by their names, with slashes. */
export type Files = ReadonlyMap<string, string>;

/** What of a package.json several parts may have a share in. */
const SHARED = ['scripts', 'dependencies', 'devDependencies'] as const;

export type Manifest = Record<string, unknown> &
  Partial<Record<(typeof SHARED)[number], Readonly<Record<string, string>>>>;

/** Lays parts over one another: a later one's file takes an earlier one's place, package.json gets what all say. */
export function merge(parts: readonly string[]): Files {
  const files = new Map<string, string>();
  for (const [name, text] of parts.flatMap((part) => [...filesIn(folderOf(part))])) {
    const before = files.get(name);
    const isShared = name === 'package.json' && before !== undefined;
    files.set(name, isShared ? mergeManifests(before, text) : text);
  }
  return files;
}

function* filesIn(folder: string): Generator<[string, string]> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) yield [name.replaceAll('\\', '/'), readFileSync(path, 'utf8')];
  }
}

function mergeManifests(first: string, second: string): string {
  const [before, after] = [first, second].map((text) => JSON.parse(text) as Manifest);
  const merged: Manifest = { ...before, ...after };
  for (const part of SHARED) {
    const entries = Object.entries({ ...before?.[part], ...after?.[part] });
    // npm keeps the packages in this order.
    if (part !== 'scripts') entries.sort(([one], [other]) => (one < other ? -1 : 1));
    merged[part] = Object.fromEntries(entries);
  }
  return JSON.stringify(merged);
}
