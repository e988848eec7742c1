import { millisecondsText, secondsText } from '../page/format.js';
import { nameOf, type Place } from '../runtime/places.js';
import type { Drawing } from './explorer.js';
import { magnificationOf, type View } from './view.js';

// A longer gap is seen by everyone, in milliseconds.
const noticeable = 100;

export function drawnText(place: Place, { milliseconds, longestGap }: Drawing): string {
  const gap = `longest gap ${millisecondsText(longestGap)}`;
  const page = conditionOf(milliseconds, longestGap);
  return `Drawn ${nameOf(place)} in ${secondsText(milliseconds)}: ${page}, ${gap}.`;
}

function conditionOf(milliseconds: number, longestGap: number): string {
  if (longestGap < noticeable) return 'the page stayed free';
  return longestGap > milliseconds / 2 ? 'the page stood still' : 'the page stuttered';
}

/** A view in words: as many digits as the magnification needs. */
export function viewText(view: View): string {
  const magnification = magnificationOf(view);
  const digits = Math.max(2, Math.ceil(Math.log10(magnification)) + 3);
  const sign = view.y < 0 ? '−' : '+';
  const real = view.x.toFixed(digits).replace('-', '−');
  return `Centre ${real} ${sign} ${Math.abs(view.y).toFixed(digits)} i · ×${timesText(magnification)}`;
}

function timesText(times: number): string {
  const options = times < 10 ? { maximumFractionDigits: 1 } : { maximumSignificantDigits: 3 };
  return times.toLocaleString('en', options);
}
