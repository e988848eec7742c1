/** The symbol by which the runtime marks its stand-ins for C# objects and exceptions. */
const JS_OWNED_HANDLE = Symbol.for('wasm js_owned_gc_handle');

/** Whether the runtime made `object` to stand for a C# object or exception. */
export function isManaged(object: object): boolean {
  return JS_OWNED_HANDLE in object;
}
