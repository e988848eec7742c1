import type { Beside } from '../wire/beside.js';
import { decodeArray } from '../wire/array-codec.js';
import type { ByteReader } from '../wire/byte-reader.js';
import { COPIED_SPAN, SEGMENT_IN_PLACE, SHARED_SPAN, SPAN_IN_PLACE } from '../wire/tags.js';
import { arrayOver, type CopiedArray } from '../wire/typed-arrays.js';
import type { Keeper } from './managed.js';
import { SegmentView } from './segment-view.js';
import type { ServingScope } from './serving-scope.js';
import type { SpanMemory } from './span-memory.js';
import { SpanView, type SpanUse } from './span-view.js';
import type { ViewWrites } from './view-writes.js';

/** What a view is made with. */
export interface ViewParts {
  readonly keeper: Keeper;
  readonly scope: ServingScope | undefined;
  readonly spans: SpanMemory | undefined;
  readonly writes: ViewWrites;
  /** The memory of the runtime, where its heap is shared. */
  readonly heap: WebAssembly.Memory | undefined;
}

/** Reads a view that the worker sent. */
export function decodeView(
  input: ByteReader,
  beside: readonly Beside[],
  { keeper, scope, spans, writes, heap }: ViewParts,
): object {
  const variety = input.u8();
  const handle = input.u32();
  const openSpan = (elements: CopiedArray, use: SpanUse): object =>
    keeper.held.receive(handle, () => {
      const view = new SpanView(keeper, elements, use);
      scope?.spans.push(view);
      return view;
    });
  switch (variety) {
    case SHARED_SPAN: {
      if (!spans)
        throw new Error('Failed to read a view: there is no shared memory. The frame is damaged.');
      return openSpan(spans.elements(input.u8(), input.u32(), input.u32()), spans);
    }
    case SPAN_IN_PLACE:
      return openSpan(elementsInPlace(input, heap), 'in place');
    case SEGMENT_IN_PLACE: {
      const elements = elementsInPlace(input, heap);
      return keeper.held.receive(handle, () => new SegmentView(keeper, elements, undefined));
    }
    default: {
      const elements = decodeArray(input.u8(), input, beside);
      // Without a handle it is closed, as what C# has no memory for.
      if (handle === 0) return new SegmentView(keeper, elements, writes);
      return keeper.held.receive(handle, () =>
        variety === COPIED_SPAN
          ? new SpanView(keeper, elements, 'read only')
          : new SegmentView(keeper, elements, writes),
      );
    }
  }
}

/** What is pinned does not move, and a buffer of the memory stays valid for its length when that grows. */
function elementsInPlace(input: ByteReader, heap: WebAssembly.Memory | undefined): CopiedArray {
  const kind = input.u8();
  const address = input.u32();
  const length = input.u32();
  if (!heap) {
    throw new Error('Failed to read a view: there is no shared heap. The frame is damaged.');
  }
  // This thread can learn late that the other one has grown the memory: asking for no more pages takes it in.
  if (address + length > heap.buffer.byteLength) heap.grow(0);
  return arrayOver(kind, heap.buffer, address, length);
}
