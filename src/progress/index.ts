/**
 * How far a start is, for a `<progress>` element.
 *
 * @module dotnet-worker/progress
 */
import type { ProgressListener } from 'dotnet-worker';

/**
 * A listener for `withProgress` that drives a plain `<progress>` element. The wasm is compiled and started when the
 * last byte is there: for that part the bar says that something goes on, not how far it is.
 *
 * @param element - its `max` becomes 1
 */
export function showProgress(element: HTMLProgressElement): ProgressListener {
  element.max = 1;
  return ({ phase, fraction }) => {
    if (phase === 'download') element.value = fraction;
    else element.removeAttribute('value');
  };
}

export type { ProgressListener, StartProgress } from 'dotnet-worker';
