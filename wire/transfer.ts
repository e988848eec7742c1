const marked = new WeakMap<object, readonly Transferable[]>();

/**
 * Marks `value` so that its buffers are given away when it is next sent to C#, and returns it; the meaning is
 * Comlink's. Afterwards the buffers are detached here.
 *
 * @param value - what will be an argument of an export or the result of an import
 * @param transferables - the `ArrayBuffer`s to give away; others are ignored, since what else can be transferred
 * crosses by handle
 */
export function transfer<T extends object>(value: T, transferables: readonly Transferable[]): T {
  marked.set(value, transferables);
  return value;
}

/** The buffers that `value` was marked to give away. */
export function takeTransfers(value: object): readonly Transferable[] {
  return marked.get(value) ?? [];
}
