import type { View } from '../imports.js';

/** Shared memory as the page has a Span: read whole, and written in place. */
export function viewOn(shared: Uint8Array<SharedArrayBuffer>): View {
  return {
    length: shared.length,
    copyTo: (target) => {
      target.set(shared);
    },
    set: (source, offset) => {
      shared.set(source, offset);
    },
  };
}
