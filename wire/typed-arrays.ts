/** The arrays that the marshaller copies by value. Every other typed array is an object like any other. */
export type CopiedArray = Uint8Array | Int32Array | Float64Array | Float32Array;

interface ArrayClass {
  new (buffer: ArrayBufferLike, offset?: number, length?: number): CopiedArray;
  readonly BYTES_PER_ELEMENT: number;
}

const CLASSES: readonly ArrayClass[] = [Uint8Array, Int32Array, Float64Array, Float32Array];

/** The element kind on the wire, or -1 for what is not copied. Subclasses count as what they extend. */
export function elementKind(value: object): number {
  if (!ArrayBuffer.isView(value)) return -1;
  if (value instanceof Uint8Array) return 0;
  if (value instanceof Int32Array) return 1;
  if (value instanceof Float64Array) return 2;
  return value instanceof Float32Array ? 3 : -1;
}

/** The typed arrays that the marshaller does not take for an object. */
export function isRefusedArray(value: object): boolean {
  return (
    value instanceof Int8Array ||
    value instanceof Int16Array ||
    value instanceof Uint8ClampedArray ||
    value instanceof Uint16Array ||
    value instanceof Uint32Array
  );
}

/** Whether the array's buffer was given away, as far as the engine tells. */
export function isDetached({ byteLength, buffer }: ArrayBufferView): boolean {
  return byteLength === 0 && 'detached' in buffer && buffer.detached;
}

/** A typed array of `kind` over part of `buffer`; a part that is not aligned is copied out first. */
export function arrayOver(
  kind: number,
  buffer: ArrayBufferLike,
  offset: number,
  length: number,
): CopiedArray {
  const ArrayOfKind = CLASSES[kind];
  if (!ArrayOfKind)
    throw new Error(`Failed to read an array: unknown element kind ${String(kind)}.`);
  const size = ArrayOfKind.BYTES_PER_ELEMENT;
  return offset % size === 0
    ? new ArrayOfKind(buffer, offset, length / size)
    : new ArrayOfKind(buffer.slice(offset, offset + length));
}
