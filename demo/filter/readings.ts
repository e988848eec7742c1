import type { Watched } from '../meter/frame-meter.js';
import { element } from '../page/element.js';
import { megabytesText, millisecondsText } from '../page/format.js';
import type { Filtered } from './filters.js';

/** Writes what was measured of a filter. */
export function writeFiltered(done: Filtered, watched: Watched): void {
  const texts = {
    'filter-inside': millisecondsText(done.inside),
    'filter-crossing': millisecondsText(done.milliseconds - done.inside),
    'filter-bytes': megabytesText(done.pixels.length),
    'filter-gap': millisecondsText(watched.longestGap),
  };
  for (const [id, text] of Object.entries(texts)) element(id, HTMLElement).textContent = text;
}
