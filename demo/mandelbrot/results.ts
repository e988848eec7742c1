import { millisecondsText, secondsText } from '../page/format.js';
import type { Place } from '../runtime/places.js';
import type { Drawing } from './explorer.js';

const unknown = '–';

/** Fills a row of the table that sets the ways to draw the same picture side by side. */
export function writeResult(table: HTMLTableElement, place: Place, drawing: Drawing): void {
  const texts = [
    secondsText(drawing.milliseconds),
    millisecondsText(drawing.longestGap),
    `${drawing.frames}`,
  ];
  table.querySelectorAll(`tr[data-place="${place}"] td`).forEach((cell, index) => {
    cell.textContent = texts[index] ?? unknown;
  });
}

/** Another picture is being drawn: the old numbers do not compare. */
export function clearResults(table: HTMLTableElement): void {
  for (const cell of table.querySelectorAll('td')) cell.textContent = unknown;
}
