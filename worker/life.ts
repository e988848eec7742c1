/**
 * Takes the Web Lock that tells the page of this worker's death: the browser releases it when the worker ends,
 * however it ends. Resolves to false where there are no locks (a page that is no secure context).
 */
export function holdLock(name: string | undefined): Promise<boolean> {
  const { locks } = navigator as { locks?: LockManager };
  if (name === undefined || !locks) return Promise.resolve(false);
  return new Promise((resolve) => {
    const held = locks.request(name, () => {
      resolve(true);
      return new Promise(() => undefined);
    });
    held.catch(() => {
      resolve(false);
    });
  });
}
