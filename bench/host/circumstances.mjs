import { readFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { findBrowser } from '../../scripts/browsers.mjs';
import { output, root } from '../../scripts/run.mjs';

const packages = ['comlink', 'coincident', 'synclink', 'webpack', 'typescript'];

/** What the figures depend on: versions and the machine, without its name. */
export async function circumstances(browsers, { loadBefore }) {
  const versions = await Promise.all(browsers.map(browserVersion));
  return [
    ['dotnet-worker', versionIn(resolve(root, 'package.json'))],
    ['.NET runtime', dotnetVersion()],
    ...browsers.map((browser, index) => [browser, versions[index]]),
    ['Node.js', process.versions.node],
    ...packages.map((name) => [
      name,
      versionIn(resolve(root, 'node_modules', name, 'package.json')),
    ]),
    ['processor', `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['system', `${platform()} ${release().split('-')[0]}`],
    ['load before and after', `${loadBefore.toFixed(1)} and ${load().toFixed(1)}`],
  ];
}

/** How many programs wanted a core in the last minute: a run with company is noisier. */
export function load() {
  return loadavg()[0];
}

async function browserVersion(name) {
  const text = (await output(await findBrowser(name), ['--version'])) ?? '';
  return /\d+(\.\d+)+\w*/.exec(text)?.[0] ?? 'unknown';
}

function versionIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

/** Of the runtime that was published with the benchmark's C#, which need not be the SDK's own. */
function dotnetVersion() {
  const file = resolve(root, 'build/dotnet/bench/Bench.runtimeconfig.json');
  const { runtimeOptions } = JSON.parse(readFileSync(file, 'utf8'));
  const { frameworks = [], includedFrameworks = frameworks } = runtimeOptions;
  return includedFrameworks[0]?.version ?? 'unknown';
}
