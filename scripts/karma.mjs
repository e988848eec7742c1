import { resolve } from 'node:path';
import { exitCode, root } from './run.mjs';

/**
 * One run of Karma, in the environment that karma.conf.js describes: its exit code, and what the
 * reporter in totals.mjs counted, or undefined when no run came to its end.
 */
export async function karma(env) {
  const bin = resolve(root, 'node_modules/karma/bin/karma');
  const args = [bin, 'start', resolve(root, 'karma.conf.js')];
  let counted;
  const onMessage = (message) => (counted = message);
  const code = await exitCode(process.execPath, args, { env, onMessage });
  return { code, counted };
}
