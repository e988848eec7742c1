import { resolve } from 'node:path';
import { exitCode, root } from './run.mjs';

/** The parts of the specs for isolated pages. */
export const isolatedBundles = ['specs', 'faults', 'differential'];

/**
 * A run of Karma for each part: a browser of its own for each gets back the memory of the many runtimes that the part
 * before has started and ended. The result is that of a single run.
 */
export async function karmaByBundle(env) {
  const runs = [];
  for (const bundle of isolatedBundles) runs.push(await karma({ ...env, BUNDLE: bundle }));
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

function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
