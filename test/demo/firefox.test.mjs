import { describe, it } from 'node:test';
import { chosenBrowsers } from '../../scripts/browsers.mjs';
import { tour } from './tour.mjs';

const isChosen = chosenBrowsers().includes('Firefox');

describe('the demo in Firefox', { timeout: 300_000 }, () => {
  if (isChosen)
    it('draws, filters, sums up, cancels and counts', () => tour('Firefox', { isolated: true }));
});
