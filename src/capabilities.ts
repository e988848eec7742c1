import type { Session } from './session.js';

/** Whether something works here, and why not. */
export interface Capability {
  /** Whether it works. */
  readonly available: boolean;
  /** In words, when it is not available. */
  readonly reason?: string;
}

/** What works in this runtime, on this page. */
export interface Capabilities {
  /** C# can call the page and wait for the value. */
  readonly synchronousImports: Capability;
  /** The types of imports and exports are known; without them one general rule serves. */
  readonly signatures: Capability;
  /** The page learns of it when the worker dies by itself. */
  readonly deathWatch: Capability;
  /** Memory views show the memory of C# in place. */
  readonly sharedHeap: Capability;
}

export function capabilitiesOf(session: Session, holdsLock: boolean): Capabilities {
  return {
    synchronousImports: capability(session.whyNotShared),
    // A signature can turn out to be unreadable when it is bound, which is late.
    get signatures() {
      return capability(session.whyNoSignatures);
    },
    deathWatch: capability(holdsLock ? '' : 'Web Locks need a secure context (https or localhost)'),
    sharedHeap: capability(session.whyNoSharedHeap),
  };
}

function capability(whyNot: string): Capability {
  return whyNot === '' ? { available: true } : { available: false, reason: whyNot };
}
