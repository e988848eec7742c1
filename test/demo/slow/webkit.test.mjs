import { describe, it } from 'node:test';
import { tour } from '../tour.mjs';

describe('the demo in WebKit', { timeout: 600_000 }, () => {
  it('draws, filters, sums up, cancels and counts', () => tour('WebKit', { isolated: true }));

  it('does so on a page that is not isolated', () => tour('WebKit', { isolated: false }));
});
