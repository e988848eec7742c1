import { parseArgs } from 'node:util';
import { Stop } from '../run.mjs';

const browsers = ['Chromium', 'Firefox', 'WebKit'];

const usage =
  `Usage: npm run soak -- [--minutes N] [--browser ${browsers.join('|')}] [--seed S] ` +
  '[--shared-heap] [--kind <regular expression>] | --lifetimes <count> | --frames <count>';

/** What a soak does: mixed calls for a minute in Chromium, unless the command line says otherwise. */
export function chosenSoak(args) {
  const {
    minutes = '1',
    browser = 'Chromium',
    seed,
    kind,
    lifetimes = '0',
    frames = '0',
    'shared-heap': sharedHeap = false,
  } = valuesOf(args);
  if (!browsers.includes(browser)) throw new Stop(`There is no browser "${browser}". ${usage}.`);
  return {
    browser,
    query: {
      minutes: numberOf('minutes', minutes),
      kind: kind ?? '',
      lifetimes: numberOf('lifetimes', lifetimes),
      frames: numberOf('frames', frames),
      heap: sharedHeap ? 'shared' : 'copied',
      seed: seed === undefined ? Math.floor(Math.random() * 2 ** 32) : numberOf('seed', seed),
    },
  };
}

function valuesOf(args) {
  const options = {
    minutes: { type: 'string' },
    browser: { type: 'string' },
    seed: { type: 'string' },
    kind: { type: 'string' },
    lifetimes: { type: 'string' },
    frames: { type: 'string' },
    'shared-heap': { type: 'boolean' },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Stop(`${error.message}. ${usage}.`);
  }
}

function numberOf(name, text) {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number < 2 ** 32) return number;
  throw new Stop(`--${name} is "${text}", which is not such a number. ${usage}.`);
}
