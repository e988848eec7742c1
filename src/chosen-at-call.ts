type Call = (...args: never[]) => Promise<unknown>;

/** Functions that choose the export anew for each call, as those of a pool: how `call()` gives them its options. */
export const chosenAtCall = new WeakMap<object, (options: object) => Call>();
