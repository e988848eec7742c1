import { statSync } from 'node:fs';
import { findSource } from './find-source.js';

const INTERVAL_MS = 500;

/**
 * Calls `changed` whenever the files behind a path have changed and are still again: a publish removes and writes many.
 * They are looked at again and again, since what removes a folder ends what watches it.
 */
export function watchSource(path: string, changed: () => void): { close: () => void } {
  let last = stateOf(path);
  let handled = last;
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
function stateOf(path: string): string {
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
