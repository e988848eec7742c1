import type { World } from './world.js';

/** Bytes in use after a collection, as far as the browser and .NET tell. */
export interface MemoryUse {
  /** JavaScript of the page and its workers. Chromium alone tells, and only when it is isolated. */
  readonly scripts: number | undefined;
  /** The objects of C#. */
  readonly managed: number;
}

interface Measuring {
  readonly measureUserAgentSpecificMemory?: () => Promise<{ readonly bytes: number }>;
}

export async function memoryUse({ exports }: World): Promise<MemoryUse> {
  const { Collect, BytesUsed } = exports.Live.Lifetimes;
  await Collect();
  const managed = await BytesUsed();
  const measured = await (performance as Measuring).measureUserAgentSpecificMemory?.();
  return { scripts: measured?.bytes, managed };
}
