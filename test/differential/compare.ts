import { madeFor, outcome, type Case } from './case.js';
import { deviationOf } from './deviations.js';
import { onlyOffThread } from './one-side.js';
import type { Side } from './side.js';
import type { Tally } from './tally.js';
import type { Cell } from './types.js';
import { pageValues, type PageValue } from './values.js';

const NO_END = 'no end';

/** Runs every case of a cell on both sides; what differs without a reason, in words. */
export async function runCell(
  cell: Cell,
  here: Side,
  there: Side,
  tally: Tally,
): Promise<string[]> {
  tally.cell();
  const differences: string[] = [];
  for (const value of valuesFor(cell)) {
    const ended = (await here.isAlive()) ? ((await there.isAlive()) ? undefined : there) : here;
    if (ended) {
      differences.push(`the runtime ${ended.name} has ended before ${value.name}`);
      break;
    }
    const difference = await runCase({ cell, value }, here, there, tally);
    if (difference !== undefined) differences.push(`${value.name}: ${difference}`);
  }
  return differences;
}

async function runCase(
  each: Case,
  here: Side,
  there: Side,
  tally: Tally,
): Promise<string | undefined> {
  const only = await onlyOffThread(each, here);
  if (only) {
    if (only.expected === undefined) {
      tally.caseNotRun(only.reason);
      return undefined;
    }
    tally.case(only.reason);
    const offThread = await inTime(each, there);
    if (!(await there.isAlive())) return `gave ${offThread}, and C# no longer answers`;
    return only.expected.test(offThread)
      ? undefined
      : `gave ${offThread}, not ${String(only.expected)}`;
  }
  const inThread = await inTime(each, here);
  const offThread = await inTime(each, there);
  const deviation = deviationOf(each, inThread, offThread);
  tally.case(deviation);
  const hasEnd = inThread !== NO_END && offThread !== NO_END;
  if (hasEnd && (inThread === offThread || deviation !== undefined)) return undefined;
  return `in thread ${inThread}\n    off it   ${offThread}`;
}

function valuesFor({ position, setting, sent }: Cell): readonly PageValue[] {
  if (position.into === 'page') {
    return sent.map((source, index) => ({ name: source, make: () => index }));
  }
  if (setting !== 'array element') return pageValues;
  return pageValues.map(({ name, isAsync = false, make }) => ({
    name: `an array of ${name}`,
    isAsync: true,
    make: async (side) => madeFor({ name, isAsync, make }, side),
  }));
}

/** A case that never ends is to be named, not to end the whole cell. */
function inTime(each: Case, side: Side): Promise<string> {
  let timer = 0;
  const limit = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      side.stalled();
      resolve(NO_END);
    }, 10_000);
  });
  return Promise.race([outcome(each, side), limit]).finally(() => {
    clearTimeout(timer);
  });
}
