import { parseArgs } from 'node:util';
import { Stop } from '../../scripts/run.mjs';

const known = ['Chromium', 'Firefox'];

const usage =
  'Usage: npm run bench -- [--quick] [--browser Chromium|Firefox] [--row <name>]…, ' +
  'where the rows are named as the files in bench/page/rows and bench/page/growth';

/** What a run of the benchmark measures. A whole one, of everything in every browser, is kept. */
export function chosenRun() {
  const { quick, browser, row } = valuesOf(process.argv.slice(2));
  const unknown = browser?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Stop(`There is no browser "${unknown}". ${usage}.`);
  return {
    quick: quick === true,
    browsers: browser ?? known,
    rows: row ?? [],
    isWhole: !quick && !browser && !row,
  };
}

function valuesOf(args) {
  const options = {
    quick: { type: 'boolean' },
    browser: { type: 'string', multiple: true },
    row: { type: 'string', multiple: true },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Stop(`${error.message}. ${usage}.`);
  }
}
