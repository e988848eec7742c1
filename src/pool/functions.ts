/** An export, as the pool calls it. */
export interface PooledFunction {
  (...args: unknown[]): Promise<unknown>;
  sync(...args: unknown[]): unknown;
}

/** The functions of a tree of exports, each once, in the tree's order. */
export function functionsOf(tree: object): PooledFunction[] {
  const found = new Set<PooledFunction>();
  collect(tree, found);
  return [...found];
}

function collect(tree: object, found: Set<PooledFunction>): void {
  for (const member of Object.values(tree) as (object | PooledFunction)[]) {
    if (isFunction(member)) found.add(member);
    else collect(member, found);
  }
}

/** A tree of the same shape and order, whose functions are `make`'s. */
export function mirror(tree: object, make: (fn: PooledFunction) => object): object {
  const entries = Object.entries(tree) as [string, object | PooledFunction][];
  return Object.fromEntries(
    entries.map(([name, member]) => [
      name,
      isFunction(member) ? make(member) : mirror(member, make),
    ]),
  );
}

function isFunction(member: object): member is PooledFunction {
  return typeof member === 'function';
}
