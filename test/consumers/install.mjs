import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../../scripts/run.mjs';

/**
 * Copies the project of a user, test/consumers/<name> or `project`, out of this repository's own package scope
 * and unpacks into its node_modules what `npm publish` would publish. Returns the copy's folder.
 */
export function install(name, project = `test/consumers/${name}`) {
  const folder = resolve(root, 'build/consumers', name);
  const packed = resolve(folder, 'packed');
  const installed = resolve(folder, 'node_modules/dotnet-worker');
  rmSync(folder, { recursive: true, force: true });
  cpSync(resolve(root, project), folder, { recursive: true });
  mkdirSync(packed, { recursive: true });
  mkdirSync(installed, { recursive: true });

  // The package's own name is in package.json's scope: the shell finds npm on every system.
  const pack = `npm pack --silent --ignore-scripts --pack-destination "${packed}"`;
  execFileSync(pack, { cwd: root, shell: true });
  const [archive] = readdirSync(packed);
  execFileSync('tar', ['-xzf', archive, '-C', installed, '--strip-components=1'], { cwd: packed });
  return folder;
}
