/** A Karma reporter: how long each spec measured, by what it measured to, the longest first. */
export function times() {
  const write = (text) => process.stdout.write(text);
  const measured = {};
  return {
    adapters: [write],
    onSpecComplete({ name: browser }, { properties, suite, description }) {
      for (const [until, ms] of Object.entries(properties ?? {})) {
        const of = `From the fault to "${until}", ${browser}`;
        (measured[of] ??= []).push({ name: [...suite, description].join(' '), ms });
      }
    },
    onRunComplete() {
      for (const [of, each] of Object.entries(measured)) write(`\n${table(of, each)}\n`);
    },
  };
}

function table(of, each) {
  const sorted = [...each].sort((first, second) => second.ms - first.ms);
  const median = sorted[Math.floor(sorted.length / 2)].ms;
  return [
    `${of}: ${each.length} faults, median ${median.toFixed(0)} ms, longest ${sorted[0].ms.toFixed(0)} ms`,
    ...sorted.map(({ name, ms }) => `${ms.toFixed(0).padStart(7)} ms  ${name}`),
  ].join('\n');
}
