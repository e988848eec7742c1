import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from './run.mjs';

/** Removes from dist/types what no entry's types need: the compiler writes them for every file it reads. */
export function pruneDeclarations() {
  const folder = resolve(root, 'dist/types');
  const { exports } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  const needed = new Set(declarationsOf(root, exports).map((name) => resolve(root, name)));
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = resolve(folder, name);
    if (path.endsWith('.d.ts') && !needed.has(path)) rmSync(path);
  }
}

/** The declaration files that the entries of a package reach, by their names in its folder. */
export function declarationsOf(folder, exports) {
  const found = new Set(targetsOf(exports).filter((name) => name.endsWith('.d.ts')));
  // What is added meanwhile is visited too.
  for (const name of found) {
    const text = readFileSync(resolve(folder, name), 'utf8');
    for (const [, from] of text.matchAll(/(?:from|import|import\()\s*['"](\.[^'"]+)\.js['"]/g)) {
      found.add(join(dirname(name), `${from}.d.ts`).replaceAll('\\', '/'));
    }
  }
  return [...found];
}

/** The files that `exports` or `bin` of a package.json name, under whatever condition. */
export function targetsOf(exports) {
  if (typeof exports === 'string') return [relative('.', exports).replaceAll('\\', '/')];
  return Object.values(exports).flatMap(targetsOf);
}
