import { median } from '../median.js';
import { residentMegabytes } from '../memory.js';
import { rounded } from './cost.js';

/** So long the browser takes to let go of the memory of ended workers. */
const SETTLE_MS = 1500;

/** Ends what was started. */
export type Started = () => Promise<unknown>;

/** How long a start takes, and by how much the browser has grown then, each the median of several. */
export async function grownBy(
  rounds: number,
  start: () => Promise<Started>,
): Promise<[ms: number, mebibytes: number | string]> {
  const times: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = await residentMegabytes();
    const begun = performance.now();
    const end = await start();
    times.push(performance.now() - begun);
    memory.push((await residentMegabytes()) - before);
    await end();
    await new Promise((done) => setTimeout(done, SETTLE_MS));
  }
  const taken = median(memory);
  return [rounded(median(times)), Number.isNaN(taken) ? 'not told' : taken];
}
