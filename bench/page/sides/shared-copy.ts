import { readAndWrite } from '../imports.js';
import type { Side } from '../side.js';
import { viewOn } from './shared-view.js';

/** What an engine needs to read and write shared memory, with no other thread and no .NET. */
export function sharedCopy(length: number): Side {
  return {
    name: 'the page alone, in shared memory',
    start: () => {
      const view = viewOn(new Uint8Array(new SharedArrayBuffer(length)));
      const run = (count: number): void => {
        for (let i = 0; i < count; i++) readAndWrite(view);
      };
      return Promise.resolve({ run, stop: () => undefined });
    },
  };
}
