/** The symbol under which the runtime notes the handle of an object that C# holds, and clears it when it lets go. */
const CS_OWNED_HANDLE = Symbol.for('wasm cs_owned_js_handle');

/** The stand-in for an object of the page. C# sees it as a JSObject; its members are read on the page. */
export class PageObject {
  constructor(private readonly text: string | undefined) {}

  /** What C# sees of an object that the page threw. */
  toString(): string {
    return this.text ?? '[object Object]';
  }
}

/** Calls `released` whenever the runtime lets go of `object`: `JSObject.Dispose()` ran, or the JSObject was collected. */
export function watchRelease(object: object, released: () => void): void {
  let handle: unknown;
  Object.defineProperty(object, CS_OWNED_HANDLE, {
    configurable: true,
    get: () => handle,
    set: (next: unknown) => {
      handle = next;
      if (next === undefined) released();
    },
  });
}

/** Whether C# holds a JSObject of `object`. */
export function isHeldByRuntime(object: object): boolean {
  return (object as Record<symbol, unknown>)[CS_OWNED_HANDLE] !== undefined;
}

/** Whether C# has ever held a JSObject of `object`, or an exception made of it. */
export function wasHeldByRuntime(object: object): boolean {
  return CS_OWNED_HANDLE in object;
}
