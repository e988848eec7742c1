const settled = Promise.resolve();

/** Runs `act`, which must not throw, in a microtask: what `queueMicrotask` does, in a fraction of its time. */
export function inMicrotask(act: () => void): void {
  void settled.then(act);
}
