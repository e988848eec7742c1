import { readFileSync, readdirSync } from 'node:fs';

/**
 * Bytes of memory that the processes of a group take, those that they share divided among them; undefined where the
 * system is not Linux.
 */
export function residentMemory(group) {
  if (process.platform !== 'linux' || group === undefined) return undefined;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .reduce((sum, pid) => sum + (groupOf(pid) === group ? sizeOf(pid) : 0), 0);
}

function groupOf(pid) {
  // The name, in parentheses, may hold anything; state, parent and group follow it.
  return Number(/^.*\) \S+ \S+ (\d+)/s.exec(read(`/proc/${pid}/stat`))?.[1]);
}

function sizeOf(pid) {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

/** A process may end at any time. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
