const given = new WeakSet();

/**
 * Marks `value` so that its buffers are given away when it is next sent to C#, and returns it; the meaning is
 * Comlink's. Afterwards the buffers are detached here.
 *
 * @param value - what will be an argument of an export or the result of an import, alone or within an array
 * @param transferables - the `ArrayBuffer`s to give away; others are ignored, since what else can be transferred
 * crosses by handle
 */
export function transfer<T extends object>(value: T, transferables: readonly Transferable[]): T {
  for (const each of transferables) if (each instanceof ArrayBuffer) given.add(each);
  return value;
}

/** Whether a buffer was marked to be given away. */
export function isGiven(buffer: object): boolean {
  return given.has(buffer);
}
