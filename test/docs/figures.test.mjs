import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'node:test';
import { pages, withFigures } from '../../bench/host/figures.mjs';
import { root } from '../../scripts/run.mjs';

for (const page of pages) {
  it(`the figures in ${page} are those of bench/RESULTS.md`, () => {
    // `node bench/host/figures.mjs` brings them there.
    assert.equal(readFileSync(resolve(root, page), 'utf8'), withFigures(page));
  });
}
