import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, run } from './run.mjs';

/** Runs `npm ci` when node_modules does not hold what package-lock.json asks for. */
export async function installPackages() {
  if (isInstalled()) return;
  console.log('Installing the npm packages…');
  // NODE_ENV=production would leave out the tools that build and test.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  await (npm?.endsWith('.js') ? run(process.execPath, [npm, ...args]) : run('npm', args));
}

function isInstalled() {
  // npm writes this file at the end of an install: it lists what node_modules holds.
  const record = resolve(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesOf(resolve(root, 'package-lock.json'));
  const found = packagesOf(record);
  const missing = Object.keys(wanted).some((path) => !isMet(wanted[path], found[path]));
  return !missing && Object.keys(found).every((path) => path in wanted);
}

function packagesOf(lockFile) {
  const { '': _project, ...packages } = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  return packages;
}

function isMet(wanted, found) {
  // An optional package of another operating system is never installed.
  if (found === undefined) return wanted.optional === true;
  return found.version === wanted.version && found.integrity === wanted.integrity;
}
