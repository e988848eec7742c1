import { DotnetStartError } from './errors.js';
import type { SynchronousImports } from './options.js';

/** Why there is no shared lane; empty when there is one. */
export function whyNotShared(wanted: SynchronousImports): string {
  if (wanted === 'none') return 'the builder chose withSynchronousImports("none")';
  const why = missing();
  if (why !== '' && wanted === 'shared') {
    throw new DotnetStartError(
      `Failed to start with shared memory: ${why}. Make sure to serve the page with the headers "Cross-Origin-Opener-Policy: same-origin" and "Cross-Origin-Embedder-Policy: require-corp", in a browser that has SharedArrayBuffer, or choose withSynchronousImports("auto").`,
    );
  }
  return why;
}

function missing(): string {
  if (!globalThis.isSecureContext) {
    return 'the page is no secure context, and so cannot be cross-origin isolated';
  }
  if (!globalThis.crossOriginIsolated) return 'the page is not cross-origin isolated';
  // WebKitGTK is without it, isolated or not, unless it is switched on.
  return typeof SharedArrayBuffer === 'undefined' ? 'this browser has no SharedArrayBuffer' : '';
}
