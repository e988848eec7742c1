/** Counts the workers that this page makes from now on, whether they live or not. */
export function countMadeWorkers(): { soFar: () => number; stop: () => void } {
  const Original = globalThis.Worker;
  let made = 0;
  globalThis.Worker = class extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      made++;
      super(url, options);
    }
  };
  return {
    soFar: () => made,
    stop: () => {
      globalThis.Worker = Original;
    },
  };
}
