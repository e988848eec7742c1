import { collectTo } from './collect.js';
import { kindsLike } from './kinds/index.js';
import { memoryUse } from './memory-use.js';
import type { Random } from './random.js';
import { report, type Report, type Standing } from './report.js';
import { Round } from './round.js';
import { failingStarts, failToStart } from './starts.js';
import { Tally } from './tally.js';
import { World } from './world.js';

/** One in so many starts is made to fail. */
const FAILING = 0.1;

/** Rounds until the time is over; what is wrong is reported as it is found. */
export async function soak(
  random: Random,
  { framework, chosen }: { framework: string; chosen: RegExp },
  milliseconds: number,
): Promise<void> {
  const end = performance.now() + milliseconds;
  const groups = kindsLike(chosen);
  const tally = new Tally((text) => void report({ kind: 'mismatch', text }));
  watchUnhandled(tally);
  await report({ kind: 'standing', when: 'start', standing: await standing(framework) });
  while (performance.now() < end) {
    if (random.chance(FAILING)) await failStart(random, tally, framework);
    const round = await Round.start(random, tally, { framework, groups });
    tally.restarts++;
    await round.run();
    void report(summary('progress', tally));
  }
  await report({ kind: 'standing', when: 'end', standing: await standing(framework) });
  await report(summary('done', tally));
}

async function failStart(random: Random, tally: Tally, framework: string): Promise<void> {
  const start = random.pick(failingStarts);
  tally.made(start[0]);
  try {
    await failToStart(start, framework);
  } catch (error) {
    tally.mismatch(start[0], error);
  }
}

/** What a runtime that has done nothing yet takes: the same at the end as at the start. */
async function standing(framework: string): Promise<Standing> {
  const world = await World.start(true, framework);
  const { runtime, exports } = world;
  const counts = await collectTo(0, runtime, exports.Live.Lifetimes, 3);
  const memory = await memoryUse(world);
  await world.client.release();
  await runtime.terminate();
  return { counts, memory };
}

/** Every error is somebody's: none may come up where nobody can catch it. */
function watchUnhandled(tally: Tally): void {
  addEventListener('unhandledrejection', ({ reason }) => {
    tally.mismatch('an unhandled rejection', reason);
  });
  addEventListener('error', ({ error, message }) => {
    const isExpected = tally.reported.some((reported) => reported.test(message));
    if (!isExpected) tally.mismatch('an uncaught error', error ?? message);
  });
}

function summary(kind: 'progress' | 'done', tally: Tally): Report {
  return {
    kind,
    calls: tally.calls,
    endedByFault: tally.endedByFault,
    faults: tally.faultCount,
    restarts: tally.restarts,
    mismatches: tally.mismatches.length,
    callsByKind: Object.fromEntries(tally.kinds),
    faultsByName: Object.fromEntries(tally.faults),
  };
}
