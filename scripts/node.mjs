import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { specsFolder } from './projects.mjs';
import { exitCode, root } from './run.mjs';

/** The parts of the specs for Node.js. */
export const nodeBundles = ['runtime', 'differential'];

/** One run of a bundle in Node.js, by default in the one that runs this; `env` and the result are as Karma's. */
export async function nodeSpecs(bundle, framework, node = process.execPath, env = {}) {
  const args = [
    resolve(root, 'scripts/node-specs.mjs'),
    ...['--version', String(parseInt(framework.slice(3), 10))],
    ...['--folder', specsFolder(framework)],
    ...['--base', `${pathToFileURL(root).href}/`],
    resolve(root, `build/test-node/${bundle}.js`),
  ];
  let counted;
  const onMessage = (message) => (counted = message);
  const code = await exitCode(node, args, { env, onMessage });
  return { code, counted };
}
