import { DotnetStartError } from './errors.js';
import type { SharedHeap, SynchronousImports } from './options.js';
import type { Platform } from './platform.js';

/** Why there is no shared lane; empty when there is one. */
export function whyNotShared(
  wanted: SynchronousImports,
  platform: Pick<Platform<never>, 'whyNotShared'>,
): string {
  if (wanted === 'none') return 'the builder chose withSynchronousImports("none")';
  const missing = platform.whyNotShared();
  if (missing && wanted === 'shared') {
    throw new DotnetStartError(
      `Failed to start with shared memory: ${missing.why}. Make sure to ${missing.remedy}, or choose withSynchronousImports("auto").`,
    );
  }
  return missing?.why ?? '';
}

/** Why the heap of the runtime is not to be shared; empty when it is to be. */
export function whyNoSharedHeap(
  wanted: SharedHeap,
  platform: Pick<Platform<never>, 'whyNotShared'>,
): string {
  if (wanted === 'off') return 'it is switched off: withSharedHeap("auto") switches it on';
  return platform.whyNotShared()?.why ?? '';
}
