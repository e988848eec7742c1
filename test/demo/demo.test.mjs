import { after, before, describe } from 'node:test';
import { filterTests } from './filter.mjs';
import { mandelbrotTests } from './mandelbrot.mjs';
import { notIsolatedTests } from './not-isolated.mjs';
import { pageTests } from './page.mjs';
import { tableTests } from './table.mjs';
import { openDemo } from './visit.mjs';

/** Suites that share one browser, and each has pages of its own. */
const isolated = {
  'the Mandelbrot explorer': mandelbrotTests,
  'the filter': filterTests,
  'the table': tableTests,
  'the page': pageTests,
};

describe('the demo', { timeout: 300_000 }, () => {
  let demo;

  before(async () => {
    demo = await openDemo();
  });

  after(() => demo?.close());

  for (const [name, tests] of Object.entries(isolated)) {
    describe(name, () => tests((...visit) => demo.isolated(...visit)));
  }
  describe('not isolated', () => notIsolatedTests((...visit) => demo.plain(...visit)));
});
