/** A Karma reporter: one line at the end that says what the run came to, over all browsers. */
export function totals() {
  const write = (text) => process.stdout.write(text);
  return { adapters: [write], onRunComplete: (...run) => write(`Total: ${sum(...run)}\n`) };
}

function sum(browsers, results) {
  const each = browsers.map(({ name, lastResult }) => ({ name, ...lastResult }));
  const skipped = each.reduce((count, result) => count + result.skipped, 0);
  const names = each.map(({ name }) => name.replace(/ \(.*/, '')).join(' and ') || 'no browser';
  const counts = `${results.success} passed, ${results.failed} failed, ${skipped} skipped`;
  const trouble = [
    results.error && 'a browser reported an error',
    results.disconnected && 'a browser disconnected',
    each.some(({ total }) => total === 0) && 'a browser ran no spec',
  ];
  return [`${counts} in ${names}`, ...trouble.filter(Boolean)].join('; ');
}
