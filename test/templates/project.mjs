import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../../scripts/run.mjs';

const env = {
  ...process.env,
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
  NO_COLOR: '1',
  npm_config_loglevel: 'error',
  // A property of the build: the compressed copies take longer to make than all the rest.
  CompressionEnabled: 'false',
};

/** Makes a project by the package as it would be published, and installs what it asks for; gives its folder. */
export function makeProject(kind, ...options) {
  const home = resolve(root, 'build/templates', [kind, ...options].join(''));
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  shell(`npm pack --silent --ignore-scripts --pack-destination "${home}"`, root);
  const [archive] = readdirSync(home);
  execFileSync('tar', ['-xzf', archive], { cwd: home });
  const cli = resolve(home, 'package/dist/cli.js');
  execFileSync(process.execPath, [cli, 'new', kind, 'app', '--library', archive, ...options], {
    cwd: home,
  });
  shell('npm install --prefer-offline --no-audit --no-fund', resolve(home, 'app'));
  return resolve(home, 'app');
}

/** Runs one of the scripts of its package.json; gives what it printed, and throws with that when it fails. */
export function runScript(folder, line) {
  return stripVTControlCharacters(shell(`npm run ${line}`, folder));
}

/** Runs a script that serves; gives the address, and what ends it. */
export async function startScript(folder, line) {
  const child = spawn('npm', ['run', ...line.split(' ')], {
    cwd: folder,
    env,
    // A group of its own, because npm does not end what it has started.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = () => {
    if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    return ended;
  };
  const address = addressIn(child.stdout);
  const first = await Promise.race([address, ended]);
  if (typeof first === 'string') return { address: first, stop };
  throw new Error(`Failed to serve ${folder}: npm run ${line} ended with ${first}.`);
}

function shell(command, cwd) {
  // The shell finds npm on every system.
  try {
    return execFileSync(command, { cwd, env, shell: true, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    throw new Error(`${command} failed:\n${error.stdout}\n${error.stderr}`, { cause: error });
  }
}

function addressIn(stream) {
  let text = '';
  return new Promise((done) => {
    stream.setEncoding('utf8').on('data', (part) => {
      text += part;
      const [address] = /http:\/\/localhost:\d+\//.exec(text) ?? [];
      if (address !== undefined) done(address);
    });
  });
}
