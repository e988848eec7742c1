import { millisecondsText } from '../page/format.js';
import type { FrameMeter } from './frame-meter.js';

// Numbers that change at every frame cannot be read.
const pace = 250;
const alarming = 50;

/** Writes the meter's numbers into the page. */
export function showReadings(
  meter: FrameMeter,
  framesPerSecond: HTMLElement,
  longestGap: HTMLElement,
): void {
  let written = 0;
  meter.onFrame(({ time }) => {
    if (time - written < pace) return;
    written = time;
    const last = meter.lastSecond();
    framesPerSecond.textContent = `${last.frames}`;
    longestGap.textContent = millisecondsText(last.longestGap);
    longestGap.classList.toggle('alarming', last.longestGap >= alarming);
  });
}
