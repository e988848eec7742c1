import type { Random } from '../random.js';
import type { World } from '../world.js';

/** A kind of call: makes one or a few that belong together, and checks what comes of them. */
export interface Kind {
  readonly name: string;
  /** Whether C# has to wait for the page. */
  readonly waits?: boolean;
  /** @throws `Mismatch` when what came is not what the model says, and whatever a call was rejected with */
  readonly play: (world: World, random: Random) => Promise<void>;
}

/** A call that is awaited after others: when all of them end at once, nobody has to have looked at it. */
export function later<T>(call: Promise<T>): Promise<T> {
  call.catch(() => undefined);
  return call;
}
