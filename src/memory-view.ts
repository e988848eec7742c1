import type { Beside } from '../wire/beside.js';
import { decodeArray } from '../wire/array-codec.js';
import type { ByteReader } from '../wire/byte-reader.js';
import type { FrameWriter } from '../wire/frame-writer.js';
import { SPAN_TOUCHED } from '../wire/records.js';
import { COPIED_SPAN, SHARED_SPAN } from '../wire/tags.js';
import { arrayOver, type CopiedArray } from '../wire/typed-arrays.js';
import type { Keeper } from './managed.js';
import type { OpenSpan, ServingScope } from './serving-scope.js';
import type { ViewWrites } from './view-writes.js';

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
    target.set(elements.subarray(sourceOffset));
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
    copy.set(part);
    return copy;
  }

  private open(): CopiedArray {
    if (this.isDisposed) throw new Error('Assert failed: ObjectDisposedException');
    return this.elements;
  }
}

/** A Span: in shared memory while the import runs. */
export class SpanView extends MemoryView implements OpenSpan {
  readonly #keeper: Keeper;
  #closed = false;
  #first = Infinity;
  #end = 0;

  /** @internal */
  constructor(
    keeper: Keeper,
    elements: CopiedArray,
    private readonly isWritable: boolean,
  ) {
    super(elements);
    this.#keeper = keeper;
  }

  get isDisposed(): boolean {
    return this.#closed;
  }

  /** Closes the view for the page; C# keeps its memory. What was written stays written. */
  dispose(): void {
    this.#closed = true;
  }

  /** C# cannot change a Span while it waits, and a nested call refreshes it. */
  refresh(): Promise<void> {
    return Promise.resolve();
  }

  override set(source: ViewArray, targetOffset = 0): void {
    if (this.#closed || this.isWritable) {
      super.set(source, targetOffset);
      return;
    }
    throw new TypeError(
      'Failed to write into a Span: the call it came with does not wait for the page. Make sure to pass an ArraySegment instead.',
    );
  }

  /** @internal Tells C# which elements were written since the last time. */
  report(out: FrameWriter): void {
    out.u8(SPAN_TOUCHED);
    out.u32(this.#keeper.held.handleOf(this) ?? 0);
    out.u32(this.#first);
    out.u32(this.#end);
    this.#first = Infinity;
    this.#end = 0;
  }

  /** @internal */
  get isTouched(): boolean {
    return this.#end > this.#first;
  }

  /** @internal The import is over. */
  close(): void {
    this.#closed = true;
    this.#keeper.held.release(this);
  }

  protected written(start: number, end: number): void {
    this.#first = Math.min(this.#first, start);
    this.#end = Math.max(this.#end, end);
  }
}

interface Patch {
  readonly start: number;
  readonly data: CopiedArray;
}

/** An ArraySegment: a copy, of which every write is sent. */
export class SegmentView extends MemoryView {
  readonly #keeper: Keeper;
  readonly #writes: ViewWrites;
  readonly #refreshes = new Set<Patch[]>();

  /** @internal */
  constructor(keeper: Keeper, elements: CopiedArray, writes: ViewWrites) {
    super(elements);
    this.#keeper = keeper;
    this.#writes = writes;
  }

  get isDisposed(): boolean {
    return this.#keeper.held.handleOf(this) === undefined;
  }

  dispose(): void {
    this.#keeper.dispose(this);
  }

  async refresh(): Promise<void> {
    const since: Patch[] = [];
    this.#refreshes.add(since);
    try {
      const fresh = await this.#keeper.refresh(this);
      if (this.isDisposed) return;
      this.elements.set(fresh);
      // What was written after the question is newer than the answer.
      for (const { start, data } of since) this.elements.set(data, start);
    } finally {
      this.#refreshes.delete(since);
    }
  }

  protected written(start: number, end: number): void {
    const handle = this.#keeper.held.handleOf(this);
    if (handle === undefined) return;
    const data = this.slice(start, end);
    for (const since of this.#refreshes) since.push({ start, data });
    this.#writes.write(handle, start, data);
  }
}

/** How many bytes the ArraySegments among `proxies` keep on the page. */
export function bytesHeldBy(proxies: Iterable<object>): number {
  let bytes = 0;
  for (const proxy of proxies) if (proxy instanceof SegmentView) bytes += proxy.byteLength;
  return bytes;
}

/** Reads a view that the worker sent. */
export function decodeView(
  input: ByteReader,
  beside: readonly Beside[],
  to: {
    keeper: Keeper;
    scope: ServingScope | undefined;
    spans: SharedArrayBuffer | undefined;
    writes: ViewWrites;
  },
): object {
  const variety = input.u8();
  const handle = input.u32();
  const { keeper, scope, spans, writes } = to;
  if (variety === SHARED_SPAN) {
    const elements = arrayOver(input.u8(), spans ?? new ArrayBuffer(0), input.u32(), input.u32());
    return keeper.held.receive(handle, () => {
      const view = new SpanView(keeper, elements, true);
      scope?.spans.push(view);
      return view;
    });
  }
  const elements = decodeArray(input.u8(), input, beside);
  // Without a handle it is closed, as what C# has no memory for.
  if (handle === 0) return new SegmentView(keeper, elements, writes);
  return keeper.held.receive(handle, () =>
    variety === COPIED_SPAN
      ? new SpanView(keeper, elements, false)
      : new SegmentView(keeper, elements, writes),
  );
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
