import { startInThread } from '../runtime/in-thread.js';
import { startWithExports, type Runtime } from '../runtime/start.js';
import { runCell } from './compare.js';
import { Side, type PositionExports } from './side.js';
import { cells, rows } from './types.js';
import { Tally } from './tally.js';

describe('in thread and off it, every type in every position comes to the same:', () => {
  const here = new Side('in thread');
  const there = new Side('off thread');
  const tally = new Tally();
  let runtime: Runtime;

  beforeAll(async () => {
    await restartOffThread();
    await restartInThread();
  });

  async function restartOffThread(): Promise<void> {
    const started = await startWithExports<PositionExports>(there.modules);
    runtime = started.runtime;
    there.started(started.exports);
  }

  let starts = 0;
  async function restartInThread(): Promise<void> {
    here.started(await startInThread(`differential-${starts++}`, here.modules));
  }

  afterAll(async () => {
    tally.print();
    await runtime.terminate();
  });

  for (const row of rows) {
    describe(row.name, () => {
      for (const cell of cells.filter((each) => each.row === row)) {
        if (cell.refusal !== undefined) {
          tally.refuse(cell.refusal);
          continue;
        }
        it(`${cell.setting}, ${cell.position.name}`, async () => {
          const differences = await runCell(cell, here, there, tally);
          if (!(await here.isAlive())) await restartInThread();
          if (!(await there.isAlive())) await restartOffThread();
          expect(differences.join('\n')).toBe('');
        });
      }
    });
  }
});
