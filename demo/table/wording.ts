import type { Watched } from '../meter/frame-meter.js';
import { countText, megabytesText, millisecondsText, secondsText } from '../page/format.js';
import type { Summary } from './csv.js';

/** What was read, how fast, and what the page felt of it. */
export function summedText(
  { rows, unreadable, groupCount, groups }: Summary,
  bytes: number,
  { milliseconds, longestGap }: Watched & { milliseconds: number },
): string {
  const perSecond = (1000 * rows) / milliseconds;
  return [
    `Read ${countText(rows)} rows (${megabytesText(bytes)}) in ${secondsText(milliseconds)}: `,
    `${countText(perSecond)} rows a second, longest gap ${millisecondsText(longestGap)}.`,
    unreadable > 0 ? ` ${countText(unreadable)} rows had no number there.` : '',
    groupCount > groups.length
      ? ` The table shows the first ${groups.length} of ${countText(groupCount)} groups.`
      : '',
  ].join('');
}

export function cancelledText(milliseconds: number, fraction: number, stopped: number): string {
  const part = `${Math.round(fraction * 100)} %`;
  return `Cancelled after ${secondsText(milliseconds)}, at ${part}. C# had stopped ${millisecondsText(stopped)} later.`;
}
