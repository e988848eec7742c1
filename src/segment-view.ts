import type { CopiedArray } from '../wire/typed-arrays.js';
import type { Keeper } from './managed.js';
import { MemoryView } from './memory-view.js';
import type { ViewWrites } from './view-writes.js';

interface Patch {
  readonly start: number;
  readonly data: CopiedArray;
}

/** An ArraySegment: where C# keeps it, or a copy, of which every write is sent. */
export class SegmentView extends MemoryView {
  readonly #keeper: Keeper;
  /** Missing where the elements are those of C#. */
  readonly #writes: ViewWrites | undefined;
  readonly #refreshes = new Set<Patch[]>();

  /** @internal */
  constructor(keeper: Keeper, elements: CopiedArray, writes: ViewWrites | undefined) {
    super(elements);
    this.#keeper = keeper;
    this.#writes = writes;
  }

  /** @internal How many bytes it keeps on the page. */
  get bytesHeld(): number {
    return this.#writes ? this.elements.byteLength : 0;
  }

  /** @internal */
  inPlace(): CopiedArray | 'copied' {
    const elements = this.open();
    return this.#writes ? 'copied' : elements;
  }

  get isDisposed(): boolean {
    return this.#keeper.held.handleOf(this) === undefined;
  }

  dispose(): void {
    this.#keeper.dispose(this);
  }

  async refresh(): Promise<void> {
    if (!this.#writes) return;
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
    if (handle === undefined || !this.#writes) return;
    const data = this.slice(start, end);
    for (const since of this.#refreshes) since.push({ start, data });
    this.#writes.write(handle, start, data);
  }
}

/** How many bytes the ArraySegments among `proxies` keep on the page. */
export function bytesHeldBy(proxies: Iterable<object>): number {
  let bytes = 0;
  for (const proxy of proxies) if (proxy instanceof SegmentView) bytes += proxy.bytesHeld;
  return bytes;
}
