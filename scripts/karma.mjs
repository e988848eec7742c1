import { resolve } from 'node:path';
import { exitCode, root } from './run.mjs';

/** The parts of the specs for isolated pages. */
export const isolatedBundles = ['specs', 'faults', 'differential'];

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

/** What several runs come to, as if they were one. */
export function together(runs) {
  const counts = runs.map(({ counted }) => counted);
  const all = (name) => counts.map((counted) => counted[name]);
  return {
    code: runs.find(({ code }) => code !== 0)?.code ?? 0,
    counted: counts.includes(undefined)
      ? undefined
      : {
          passed: sum(all('passed')),
          failed: sum(all('failed')),
          failures: all('failures').flat(),
          trouble: all('trouble').flat(),
        },
  };
}

function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
