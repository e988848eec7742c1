import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../../scripts/run.mjs';

export const cli = resolve(root, 'build/tools/cli.js');

/** Copies test/tools/projects/<name> to where it may be built, and builds it; gives the copy's folder. */
export function build(name, as = name) {
  const folder = resolve(root, 'build/tools-projects', as);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(resolve(root, 'test/tools/projects', name), folder, { recursive: true });
  dotnetBuild(folder);
  return folder;
}

export function dotnetBuild(folder) {
  const env = { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
  const quietly = ['--nologo', '--verbosity', 'quiet', '--disable-build-servers'];
  execFileSync('dotnet', ['build', ...quietly], { cwd: folder, env });
}

/** The declaration file as the command prints it. */
export function typesOf(path) {
  return execFileSync(process.execPath, [cli, 'types', path], { encoding: 'utf8' });
}

/** The blocks of code of a language in docs/typescript.md, in their order. */
export function documented(language) {
  const text = readFileSync(resolve(root, 'docs/typescript.md'), 'utf8');
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, found]) => found === language)
    .map(([, , code]) => code);
}
