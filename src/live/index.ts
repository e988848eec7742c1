/**
 * Memory of C# that the page keeps in sight.
 *
 * @module dotnet-worker/live
 */
import { MemoryView } from 'dotnet-worker';

/** The classes of the elements that views have. */
export interface LiveArrays {
  /** Of an `ArraySegment<byte>`. */
  readonly Uint8Array: Uint8Array<SharedArrayBuffer>;
  /** Of an `ArraySegment<int>`: what `Atomics` takes. */
  readonly Int32Array: Int32Array<SharedArrayBuffer>;
  /** Of an `ArraySegment<double>`. */
  readonly Float64Array: Float64Array<SharedArrayBuffer>;
}

/**
 * The elements of an ArraySegment where C# has them: what either side writes is there at once, also while C# computes,
 * and `Atomics` takes them. They are the memory of C# and nothing guards them: ask anew for each frame, and use none
 * after `dispose()`, when C# puts other things there.
 *
 * @param view - of a runtime that was started with `withSharedHeap('auto')`
 * @param kind - the class of its elements, by name
 * @throws `TypeError` when `view` is no view of an ArraySegment, or has other elements; `Error` when it is closed, and
 * when its elements are a copy, as `runtime.capabilities.sharedHeap` says beforehand
 */
export function liveElements<Kind extends keyof LiveArrays>(
  view: MemoryView,
  kind: Kind,
): LiveArrays[Kind] {
  if (!(view instanceof MemoryView)) {
    throw failure(
      TypeError,
      `${String(view)} is no MemoryView`,
      'pass what C# gives as an ArraySegment',
    );
  }
  const elements = view.inPlace();
  if (elements === 'for a call') {
    throw failure(
      TypeError,
      'a Span ends with the import that it came with',
      'pass an ArraySegment',
    );
  }
  if (elements === 'copied') {
    throw failure(
      Error,
      'its elements are a copy',
      "start with withSharedHeap('auto'), and look at runtime.capabilities.sharedHeap for what is missing",
    );
  }
  const { name } = elements.constructor;
  if (name !== kind) {
    throw failure(TypeError, `its elements are of ${name}, not of ${kind}`, `ask for ${name}`);
  }
  return elements as unknown as LiveArrays[Kind];
}

function failure(ErrorClass: ErrorConstructor, why: string, what: string): Error {
  return new ErrorClass(`Failed to give live elements: ${why}. Make sure to ${what}.`);
}
