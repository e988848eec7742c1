import { arrayOver, type CopiedArray } from '../wire/typed-arrays.js';

/** What a window on C# memory can be read into and written from: exactly the array class of its elements. */
export type ViewArray = CopiedArray;

/**
 * A window on the memory of a C# `Span` or `ArraySegment`, with the members and errors of dotnet.js's `MemoryView`.
 * A Span lives as long as the synchronous import it came with, an ArraySegment until it is disposed of.
 */
export abstract class MemoryView {
  /** @internal */
  constructor(protected readonly elements: CopiedArray) {}

  /** Whether the view is closed: then its other members throw. */
  abstract get isDisposed(): boolean;
  /** Lets C# move or collect the memory; the view is closed. */
  abstract dispose(): void;
  /** Fetches what C# has changed since the view came; a Span in shared memory has it already. */
  abstract refresh(): Promise<void>;
  /**
   * @internal The elements, where they are those of C# until the view is closed.
   * @throws `Error` when the view is closed
   */
  abstract inPlace(): CopiedArray | 'copied' | 'for a call';
  protected abstract written(start: number, end: number): void;

  /** How many elements there are. */
  get length(): number {
    return this.open().length;
  }

  /** How many bytes the elements have. */
  get byteLength(): number {
    return this.open().byteLength;
  }

  /**
   * Writes into C# memory.
   *
   * @param source - of exactly the class of the elements
   * @param targetOffset - the first element to be written, default 0
   * @throws `RangeError` when it does not fit; `TypeError` for a Span in an import that is sent and not awaited; an `Error`
   * for another class, and when the view is closed
   */
  set(source: ViewArray, targetOffset = 0): void {
    const elements = this.open();
    requireSameClass(source, elements);
    elements.set(source, targetOffset);
    this.written(targetOffset, targetOffset + source.length);
  }

  /**
   * Reads from C# memory into `target`.
   *
   * @param target - of exactly the class of the elements
   * @param sourceOffset - the first element to be read, default 0
   * @throws `RangeError` when `target` is too short; an `Error` for another class, and when the view is closed
   */
  copyTo(target: ViewArray, sourceOffset = 0): void {
    const elements = this.open();
    requireSameClass(target, elements);
    this.read(elements.subarray(sourceOffset), target);
  }

  /**
   * A copy of the elements.
   *
   * @param start - the first of them, default 0; below 0 it counts from the end
   * @param end - the one after the last, default the length
   * @throws `Error` when the view is closed
   */
  slice(start?: number, end?: number): ViewArray {
    const part = this.open().subarray(start, end);
    const copy = arrayOver(kindOf(part), new ArrayBuffer(part.byteLength), 0, part.byteLength);
    this.read(part, copy);
    return copy;
  }

  /** Copies a part of the elements. */
  protected read(part: CopiedArray, target: CopiedArray): void {
    target.set(part);
  }

  protected open(): CopiedArray {
    if (this.isDisposed) throw new Error('Assert failed: ObjectDisposedException');
    return this.elements;
  }
}

/** dotnet.js takes the class itself, no subclass, and says it in these words. */
function requireSameClass(array: ViewArray, elements: CopiedArray): void {
  const wanted = elements.constructor;
  if ((array as ViewArray | undefined)?.constructor !== wanted) {
    throw new Error(`Assert failed: Expected ${String(wanted)}`);
  }
}

function kindOf(array: CopiedArray): number {
  return [Uint8Array, Int32Array, Float64Array, Float32Array].findIndex(
    (ArrayClass) => array instanceof ArrayClass,
  );
}
