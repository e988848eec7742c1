import type { Row } from '../row.js';
import { startOffThread } from '../sides/off-thread.js';
import { cost, rounded } from './cost.js';

export const textLength: Row = {
  name: 'growth-text-length',
  page: 'isolated',
  growth: true,
  measure: async (effort) => {
    const { runtime, exports } = await startOffThread();
    const { Echo } = exports.Text;
    const echo = (sent: string) => async (count: number) => {
      for (let i = 0; i < count; i++) await Echo(sent);
    };
    await echo('warm')(1000);
    const rows: number[][] = [];
    for (const length of [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]) {
      const count = length < 100_000 ? 200 : 10;
      const ascii = await cost(echo('x'.repeat(length)), count, effort);
      const others = await cost(echo('я'.repeat(length)), count, effort);
      const each = (ascii * 1000) / length;
      rows.push([length, rounded(ascii), rounded(others), rounded(each)]);
    }
    await runtime.terminate();
    const header = ['characters', 'µs (ASCII)', 'µs (others)', 'ns a character (ASCII)'];
    return [
      { kind: 'growth', title: 'Length of a text, there and back, one by one', header, rows },
    ];
  },
};
