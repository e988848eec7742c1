/** The symbol under which the runtime notes the handle of an object that C# holds, and clears it when it lets go. */
const CS_OWNED_HANDLE = Symbol.for('wasm cs_owned_js_handle');

/** The stand-in for an object of the page. C# sees it as a JSObject; its members are read on the page. */
export class PageObject {
  private jsHandle: number | undefined;

  constructor(private readonly released: (object: PageObject) => void) {}

  get [CS_OWNED_HANDLE](): number | undefined {
    return this.jsHandle;
  }

  /** The runtime clears the handle when `JSObject.Dispose()` ran, or the JSObject was collected. */
  set [CS_OWNED_HANDLE](handle: number | undefined) {
    this.jsHandle = handle;
    if (handle === undefined) this.released(this);
  }

  get isHeld(): boolean {
    return this.jsHandle !== undefined;
  }
}
