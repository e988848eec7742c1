import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'node:test';
import { performancePage } from '../../bench/host/performance-page.mjs';
import { root } from '../../scripts/run.mjs';

it('the figures in docs/performance.md are those of bench/RESULTS.md', () => {
  // `node bench/host/performance-page.mjs` brings them there.
  const text = readFileSync(resolve(root, 'docs/performance.md'), 'utf8');
  assert.equal(text, performancePage());
});
