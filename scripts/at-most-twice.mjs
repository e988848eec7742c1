/**
 * A browser under load can stall by itself. A second run of what failed tells that from a defect: the result has the
 * `first` one too, so that whoever reports it shows both, and the `seconds` that all took. `run` is given the environment that chooses the specs.
 */
export async function atMostTwice(run) {
  const start = Date.now();
  const result = await orAgain(run);
  return { ...result, seconds: Math.round((Date.now() - start) / 1000) };
}

async function orAgain(run) {
  const first = await run({});
  if (first.code === 0) return first;
  const { passed = 0, failures = [], trouble = [] } = first.counted ?? {};
  const isCounted = failures.length > 0 && trouble.length === 0;
  console.log(`\n== ${isCounted ? 'what failed' : 'all'} again`);
  const again = await run(isCounted ? { SPEC: onlyThese(failures) } : {});
  if (isCounted && again.counted) again.counted.passed += passed;
  return { ...again, first };
}

/** What a run came to that failed, line by line. */
export function details({ counted, code }) {
  if (counted === undefined) return `  It ended with exit code ${code}; its output says why.`;
  const failures = counted.failures.map(({ name, why }) => `${name}\n    ${why}`);
  return [...counted.trouble, ...failures].map((text) => `  ${text}`).join('\n');
}

function onlyThese(failures) {
  const names = failures.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `^(${names.join('|')})$`;
}
