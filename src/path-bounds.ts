/** What a function tells of those who call it. */
const CALLERS = new Set(['caller', 'arguments']);

/**
 * Keeps C# within what the page gave it: whoever comes from any object to its `constructor`, and from there to that
 * one's, has `Function`, which runs any script.
 */
export class PathBounds {
  /** `isOpen`: every path leads where it leads, as in thread. */
  constructor(private readonly isOpen: boolean) {}

  /** The member of that name; `what` is asked for, as errors call it. */
  read(object: unknown, name: string, what: () => string): unknown {
    if (!this.isOpen && leadsOut(Object(object) as object, name)) throw refusal(what(), name);
    return (object as Record<string, unknown>)[name];
  }

  write(object: object, name: string, value: unknown, what: () => string): void {
    if (!this.isOpen && name === '__proto__') throw refusal(what(), name);
    (object as Record<string, unknown>)[name] = value;
  }
}

/** Whether the member is none of the object's own world, but what every object or function has. */
function leadsOut(object: object, name: string): boolean {
  if (typeof object === 'function' && CALLERS.has(name)) return true;
  const holder = holderOf(object, name);
  if (holder === undefined || holder === object) return false;
  return name === 'constructor' || isRoot(holder);
}

function holderOf(object: object, name: string): object | undefined {
  for (
    let holder: object | null = object;
    holder !== null;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    if (Object.hasOwn(holder, name)) return holder;
  }
  return undefined;
}

/**
 * The last of a chain of prototypes, the function before it, or what functions of other kinds have before that:
 * the prototypes of Object, Function, AsyncFunction, GeneratorFunction and AsyncGeneratorFunction of any frame.
 */
function isRoot(holder: object): boolean {
  const parent = Object.getPrototypeOf(holder) as object | null;
  if (parent === null || isFunctionRoot(holder)) return true;
  return typeof holder !== 'function' && isFunctionRoot(parent);
}

/** No other function is followed by the end of the chain at once. */
function isFunctionRoot(holder: object): boolean {
  if (typeof holder !== 'function') return false;
  const parent = Object.getPrototypeOf(holder) as object | null;
  return parent !== null && Object.getPrototypeOf(parent) === null;
}

function refusal(what: string, name: string): Error {
  return new Error(
    `Failed to reach ${what}: "${name}" is not its own, and leads beyond what the page gave C#. Make sure to register a member of its own there, or allow all with withPageGlobals("all").`,
  );
}
