import type { Row } from '../row.js';
import { requireAnswer } from '../side.js';
import { startOffThread } from '../sides/off-thread.js';
import { cost, rounded } from './cost.js';

export const nestingDepth: Row = {
  name: 'growth-nesting-depth',
  page: 'isolated',
  growth: true,
  measure: async (effort) => {
    const { runtime, exports } = await startOffThread();
    const { Descend } = exports.NestedCalls;
    const descend = (depth: number) => async (count: number) => {
      for (let i = 0; i < count; i++) requireAnswer(await Descend(depth), depth);
    };
    await descend(4)(200);
    const rows: number[][] = [];
    for (const depth of [1, 2, 4, 8, 16, 32, 64]) {
      const each = await cost(descend(depth), effort.isQuick ? 10 : 40, effort);
      rows.push([depth, rounded(each), rounded(each / depth)]);
    }
    await runtime.terminate();
    const header = ['C# → page → C#, levels', 'µs a call', 'µs a level'];
    return [{ kind: 'growth', title: 'Depth of nesting', header, rows }];
  },
};
