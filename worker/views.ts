import type { Beside } from '../wire/beside.js';
import { decodeArray, encodeArray } from '../wire/array-codec.js';
import { bytesOf } from '../wire/buffer-source.js';
import type { ByteReader } from '../wire/byte-reader.js';
import type { Connection } from '../wire/connection.js';
import type { FrameWriter } from '../wire/frame-writer.js';
import type { OwnedObjects } from '../wire/handles.js';
import {
  COPIED_SPAN,
  SEGMENT,
  SEGMENT_IN_PLACE,
  SHARED_SPAN,
  SPAN_IN_PLACE,
  VIEW,
} from '../wire/tags.js';
import { SPAN_PIECE } from '../wire/shared-memory.js';
import { arrayOver, elementKind, type CopiedArray } from '../wire/typed-arrays.js';
import { IN_ORDER, REPEATED } from '../wire/view-write.js';

/** What dotnet.js gives for a Span or an ArraySegment. */
export interface View {
  set(source: CopiedArray, offset?: number): void;
  copyTo(target: CopiedArray, offset?: number): void;
  slice(start?: number, end?: number): CopiedArray;
  dispose(): void;
  readonly isDisposed: boolean;
  readonly byteLength: number;
  /** The elements where C# keeps them. */
  _unsafe_create_view(): CopiedArray;
}

interface OpenSpan {
  readonly handle: number;
  readonly view: View;
  /** Where it lies in shared memory while the import runs; missing for one that the page sees in place. */
  readonly shared: CopiedArray | undefined;
  readonly end: number;
}

/**
 * Windows on C# memory, on their way to the page: each crosses by one copy out of the heap, or by none where the heap
 * itself is shared.
 */
export class Views {
  private readonly open: OpenSpan[] = [];
  /** Writes that were carried ahead of the message that brings them, too. */
  private readonly applied = new Set<number>();
  /** Set while the call being written blocks: then a Span may lie in shared memory. */
  blocking = false;

  constructor(
    private readonly spans: SharedArrayBuffer | undefined,
    private readonly sharesHeap: () => boolean,
  ) {}

  encode(out: FrameWriter, value: object, owned: OwnedObjects): boolean {
    if (!isView(value)) return false;
    out.u8(VIEW);
    if (isSegment(value) && value.isDisposed) {
      encodeClosed(out);
      return true;
    }
    const handle = owned.send(value);
    out.sent.push(handle);
    const inPlace = this.sharesHeap();
    if (isSegment(value)) {
      if (inPlace) encodeInPlace(out, SEGMENT_IN_PLACE, handle, value);
      else this.encodeCopy(out, SEGMENT, handle, value);
    } else if (this.blocking) {
      if (inPlace) this.encodeSpanInPlace(out, handle, value);
      else this.encodeSpan(out, handle, value);
    } else this.encodeCopy(out, COPIED_SPAN, handle, value);
    return true;
  }

  /** How many Spans are open: to be given back to `close`. */
  get mark(): number {
    return this.open.length;
  }

  /** Where the Spans before number `mark` end in shared memory. */
  endOf(mark: number): number {
    return this.open[mark - 1]?.end ?? 0;
  }

  /** Copies the Spans from number `mark` on, in pieces, and tells after each up to which place the page may read. */
  fill(mark: number, filled: (end: number) => void): void {
    for (const { view, shared } of this.open.slice(mark)) {
      if (!shared) continue;
      const [from, to] = [bytesOf(view._unsafe_create_view()), bytesOf(shared)];
      for (let at = 0; at < from.length; at += SPAN_PIECE) {
        to.set(from.subarray(at, at + SPAN_PIECE), at);
        filled(shared.byteOffset + Math.min(at + SPAN_PIECE, from.length));
      }
    }
    filled(this.endOf(this.mark));
  }

  /** The import is over: its Spans are closed, also when it threw; the marshaller closes one that is its `result`. */
  close(mark: number, result: unknown): void {
    for (const { view } of this.open.splice(mark)) if (view !== result) view.dispose();
  }

  /** C# may have written meanwhile: the page is to see it. */
  refresh(): void {
    for (const { view, shared } of this.open) if (shared) view.copyTo(shared);
  }

  /** The page wrote into a Span: what it touched goes to C#. */
  acceptTouched(input: ByteReader): void {
    const handle = input.u32();
    const first = input.u32();
    const end = input.u32();
    const span = this.open.find((each) => each.handle === handle);
    if (span?.shared) span.view.set(span.shared.subarray(first, end), first);
  }

  /** The page wrote into an ArraySegment. A write that was carried ahead of its message comes twice. */
  acceptWrite(input: ByteReader, beside: readonly Beside[], connection: Connection): void {
    const number = input.u32();
    const way = input.u8();
    const handle = input.u32();
    const place = input.u32();
    const data = decodeArray(input.u8(), input, beside);
    if (way === IN_ORDER) connection.writesTaken = number;
    if (way === REPEATED) this.applied.add(number);
    else if (this.applied.delete(number)) return;
    const view = connection.owned.get(handle) as View;
    if (!view.isDisposed) view.set(data, place);
  }

  private encodeCopy(out: FrameWriter, variety: number, handle: number, view: View): void {
    out.u8(variety);
    out.u32(handle);
    encodeArray(out, view.slice(), true);
  }

  private encodeSpanInPlace(out: FrameWriter, handle: number, view: View): void {
    encodeInPlace(out, SPAN_IN_PLACE, handle, view);
    this.open.push({ handle, view, shared: undefined, end: this.endOf(this.mark) });
  }

  private encodeSpan(out: FrameWriter, handle: number, view: View): void {
    const { byteLength } = view;
    const { spans } = this;
    const kind = elementKind(view.slice(0, 0));
    // Elements of eight bytes must lie at a multiple of eight.
    const start = (this.endOf(this.mark) + 7) & ~7;
    const end = start + byteLength;
    if (!spans || end > spans.maxByteLength) {
      throw new RangeError(
        `Failed to send a Span of ${String(byteLength)} bytes: at most ${String((spans?.maxByteLength ?? start) - start)} fit. Make sure to pass it in parts, or as an ArraySegment.`,
      );
    }
    if (end > spans.byteLength) spans.grow(end);
    const shared = arrayOver(kind, spans, start, byteLength);
    this.open.push({ handle, view, shared, end });
    out.u8(SHARED_SPAN);
    out.u32(handle);
    out.u8(kind);
    out.u32(start);
    out.u32(byteLength);
  }
}

function encodeInPlace(out: FrameWriter, variety: number, handle: number, view: View): void {
  const elements = view._unsafe_create_view();
  out.u8(variety);
  out.u32(handle);
  out.u8(elementKind(elements));
  out.u32(elements.byteOffset);
  out.u32(elements.byteLength);
}

/** `default(ArraySegment<T>)` comes as a view that is closed from the start: there is nothing to hold. */
function encodeClosed(out: FrameWriter): void {
  out.u8(SEGMENT);
  out.u32(0);
  encodeArray(out, new Uint8Array(0), true);
}

/** By the names of dotnet.js's classes, which are not exported; both are published with their names. */
export function isView(value: object): value is View {
  const { name } = value.constructor as { name?: string };
  return (name === 'Span' || name === 'ArraySegment') && '_unsafe_create_view' in value;
}

export function isSegment(value: object): value is View {
  return isView(value) && value.constructor.name === 'ArraySegment';
}
