import { statSync } from 'node:fs';
import { findSource } from './find-source.js';

const INTERVAL_MS = 500;

/**
 * Calls `changed` whenever the files behind a path have changed and are still again: a publish removes and writes many.
 * They are looked at again and again, since what removes a folder ends what watches it.
 *
 * @param handled - the `stateOf` the files when they were read: what has changed since then counts
 */
export function watchSource(
  path: string,
  handled: string,
  changed: () => void,
): { close: () => void } {
  let last = handled;
  const timer = setInterval(() => {
    const state = stateOf(path);
    if (state === last && state !== handled) {
      handled = state;
      changed();
    }
    last = state;
  }, INTERVAL_MS);
  return {
    close: () => {
      clearInterval(timer);
    },
  };
}

/** Differs when a file was added, removed or written. */
export function stateOf(path: string): string {
  try {
    const { assemblies, documentation } = findSource(path);
    return [...assemblies, ...documentation].map(stampOf).join('\n');
  } catch {
    return '';
  }
}

function stampOf(file: string): string {
  const { mtimeMs, size } = statSync(file);
  return `${file} ${mtimeMs} ${size}`;
}
