import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, run } from './run.mjs';

const bin = (path) => resolve(root, 'node_modules', path);

/** Runs some of the configurations in webpack.config.js. */
export function bundle(...names) {
  const chosen = names.flatMap((name) => ['--config-name', name]);
  return run(process.execPath, [bin('webpack/bin/webpack.js'), ...chosen]);
}

/** Runs the TypeScript compiler on a project file. */
export function compile(project) {
  return run(process.execPath, [bin('typescript/bin/tsc'), '--project', resolve(root, project)]);
}

/** build/test-node/: those of them that Node.js can run. */
export async function bundleNodeSpecs() {
  rmSync(resolve(root, 'build/test-node'), { recursive: true, force: true });
  await bundle('node-specs');
}

/** build/test/: the specs as the browsers load them. */
export async function bundleSpecs() {
  rmSync(resolve(root, 'build/test'), { recursive: true, force: true });
  await bundle('specs');
}
