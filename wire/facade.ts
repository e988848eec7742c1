/**
 * What another thread may see of `target` through Comlink: own members to be called, none to be replaced or
 * constructed, and nothing of their prototypes. Comlink follows any path that a message names.
 */
export function facade(target: object): object {
  // Over an empty object: a proxy may not hide what its target has for good.
  return new Proxy(typeof target === 'function' ? () => undefined : {}, {
    get: (_empty, key) => {
      // Comlink calls a function by its `apply`.
      if (key === 'apply' && typeof target === 'function') return callerOf(target);
      const member: unknown = Object.hasOwn(target, key) ? Reflect.get(target, key) : undefined;
      const isShown = typeof member === 'function' || (typeof member === 'object' && member);
      return isShown && typeof key === 'string' ? facade(member) : undefined;
    },
    ...closed,
  });
}

const refuse = () => false;
const closed = {
  set: refuse,
  defineProperty: refuse,
  deleteProperty: refuse,
  setPrototypeOf: refuse,
};

/** A function has a constructor of its own, which makes functions of texts: it is not shown either. */
function callerOf(target: object): object {
  const call = (self: unknown, args: unknown[]): unknown =>
    Reflect.apply(target as (...args: unknown[]) => unknown, self, args);
  return new Proxy(call, { get: () => undefined, ...closed });
}
