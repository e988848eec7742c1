import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../../scripts/run.mjs';

const compiler = resolve(root, 'node_modules/typescript/bin/tsc');

/** What the TypeScript compiler has to say about files, by name and text, under `strict`; nothing when all is well. */
export function compile(name, files) {
  const folder = resolve(root, 'build/tools-compiled', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(resolve(folder, file), text);
  const project = { compilerOptions, files: Object.keys(files) };
  writeFileSync(resolve(folder, 'tsconfig.json'), JSON.stringify(project));
  try {
    return execFileSync(process.execPath, [compiler, '--project', folder], { encoding: 'utf8' });
  } catch (error) {
    return error.stdout;
  }
}

const compilerOptions = {
  target: 'ES2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['ES2022', 'ESNext.Disposable', 'DOM', 'DOM.Iterable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  skipDefaultLibCheck: true,
  noEmit: true,
  paths: { 'dotnet-worker': [resolve(root, 'dist/types/src/index.d.ts')] },
};
