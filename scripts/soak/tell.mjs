const PROGRESS_MS = 30_000;

let lastProgress = Date.now();

/** Prints a report of the page; of those that come often, not every one. */
export function tell(report, resident) {
  switch (report.kind) {
    case 'standing':
      console.log(standing(report, resident()));
      break;
    case 'progress':
      if (Date.now() - lastProgress < PROGRESS_MS) return;
      lastProgress = Date.now();
      console.log(`  ${sum(report)}; the browser takes ${mebibytes(resident())}`);
      break;
    case 'lived':
      console.log(lived(report, resident()));
      break;
    case 'ended':
      console.log(`\nMade and let go of: ${report.checks}, mismatches ${report.mismatches}`);
      break;
    case 'fuzzed':
      console.log(`\nFrames ${report.frames}, of which ${report.refused} were errors`);
      break;
    case 'mismatch':
      console.error(`MISMATCH ${report.text}`);
      break;
    case 'failed':
      console.error(`FAILED ${report.reason}`);
      break;
    case 'done':
      console.log(`\n${list('Faults', report.faultsByName)}`);
      console.log(`\n${Object.keys(report.callsByKind).length} kinds of calls. ${sum(report)}`);
      break;
  }
}

function standing({ when, standing: { counts, memory } }, resident) {
  const alive = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return [
    `At the ${when}, with one runtime: ${alive.join(', ')}`,
    `  objects of C# ${mebibytes(memory.managed)}, scripts ${mebibytes(memory.scripts)}, browser ${mebibytes(resident)}`,
  ].join('\n');
}

function lived({ name, size, left, before, after, seconds }, resident) {
  const grown = ['managed', 'scripts'].map((of) => mebibytes(after[of] - before[of]));
  return (
    `  ${size} ${name}: ${left} left; objects of C# grew by ${grown[0]}, scripts by ${grown[1]}, ` +
    `the browser takes ${mebibytes(resident)} (${seconds.toFixed(0)} s)`
  );
}

function sum({ calls, endedByFault, faults, restarts, mismatches }) {
  return `calls ${calls} (${endedByFault} ended by a fault), faults ${faults}, restarts ${restarts}, mismatches ${mismatches}`;
}

function list(title, counts) {
  const lines = Object.entries(counts)
    .sort(([first], [second]) => first.localeCompare(second))
    .map(([name, count]) => `  ${String(count).padStart(5)}  ${name}`);
  return [title, ...lines].join('\n');
}

function mebibytes(bytes) {
  return bytes === undefined || Number.isNaN(bytes)
    ? '(not told)'
    : `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
