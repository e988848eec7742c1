import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, run } from './run.mjs';

/** The packages of the project. */
export function installPackages() {
  return install(root, 'the npm packages');
}

/** The newest Node.js, which the specs meet in the matrix; its address. For Linux alone, as the browsers of the matrix. */
export async function installNewestNode() {
  const folder = resolve(root, 'scripts/newest-node');
  await install(folder, 'the newest Node.js');
  return resolve(folder, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
}

/** Runs `npm ci` when node_modules does not hold what package-lock.json asks for. */
async function install(folder, what) {
  if (isInstalled(folder)) return;
  console.log(`Installing ${what}…`);
  // NODE_ENV=production would leave out the tools that build and test.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  await run(command, [...first, ...args], { cwd: folder });
}

function isInstalled(folder) {
  // npm writes this file at the end of an install: it lists what node_modules holds.
  const record = resolve(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesOf(resolve(folder, 'package-lock.json'));
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
