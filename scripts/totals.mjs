/**
 * A Karma reporter: one line at the end that says what the run came to, over all browsers, and a
 * message with the same to the script that started Karma.
 */
export function totals() {
  const write = (text) => process.stdout.write(text);
  const failures = [];
  return {
    adapters: [write],
    onSpecComplete(_browser, { success, skipped, suite, description, log }) {
      if (success || skipped) return;
      failures.push({ name: [...suite, description].join(' '), why: beginningOf(log.join(' ')) });
    },
    onRunComplete(browsers, results) {
      const each = browsers.map(({ name, lastResult }) => ({ name, ...lastResult }));
      const trouble = troubleOf(each, results);
      write(`Total: ${[sum(each, results), ...trouble].join('; ')}\n`);
      process.send?.({ passed: results.success, failed: results.failed, failures, trouble });
    },
  };
}

/** As much of what a spec failed with as a summary has room for. */
export function beginningOf(text) {
  return text.replace(/\s+/g, ' ').slice(0, 400);
}

function sum(each, results) {
  const skipped = each.reduce((count, result) => count + result.skipped, 0);
  const names = each.map(({ name }) => name.replace(/ \(.*/, '')).join(' and ') || 'no browser';
  return `${results.success} passed, ${results.failed} failed, ${skipped} skipped in ${names}`;
}

function troubleOf(each, results) {
  return [
    results.error && 'a browser reported an error',
    results.disconnected && 'a browser disconnected',
    each.some(({ total }) => total === 0) && 'a browser ran no spec',
  ].filter(Boolean);
}
