import { readAndWrite } from '../imports.js';
import type { Side } from '../side.js';

/** What an engine needs to read and write shared memory, with no other thread and no .NET. */
export function sharedCopy(length: number): Side {
  return {
    name: 'the page alone, in shared memory',
    start: () => {
      const shared = new Uint8Array(new SharedArrayBuffer(length));
      const view = {
        length,
        copyTo: (target: Uint8Array) => {
          target.set(shared);
        },
        set: (source: Uint8Array, offset: number) => {
          shared.set(source, offset);
        },
      };
      const run = (count: number): void => {
        for (let i = 0; i < count; i++) readAndWrite(view);
      };
      return Promise.resolve({ run, stop: () => undefined });
    },
  };
}
