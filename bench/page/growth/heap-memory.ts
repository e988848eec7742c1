import type { Row } from '../row.js';
import { startOffThread } from '../sides/off-thread.js';
import { grownBy, type Started } from './grown-by.js';

/** How much C# has allocated, in MiB. */
const ALLOCATED = [0, 64];

/** What a runtime takes of the machine's memory, with its heap shared and not. */
export const heapMemory: Row = {
  name: 'growth-heap-memory',
  page: 'isolated',
  growth: true,
  measure: async ({ rounds }) => {
    const rows: (string | number)[][] = [];
    for (const mebibytes of ALLOCATED) {
      const copied = await grownBy(rounds, () => startWith(mebibytes, false));
      const shared = await grownBy(rounds, () => startWith(mebibytes, true));
      rows.push([mebibytes, ...copied, ...shared]);
    }
    const header = [
      'MiB that C# allocates',
      'a start, ms',
      'browser grew by, MiB',
      'heap shared, ms',
      'browser grew by, MiB',
    ];
    return [{ kind: 'growth', title: 'The memory of a runtime', header, rows }];
  },
};

async function startWith(mebibytes: number, sharedHeap: boolean): Promise<Started> {
  const { runtime, exports } = await startOffThread({ sharedHeap });
  await exports.Spans.Allocate(mebibytes * 2 ** 20);
  return () => runtime.terminate();
}
