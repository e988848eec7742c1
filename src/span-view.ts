import type { FrameWriter } from '../wire/frame-writer.js';
import { SPAN_TOUCHED } from '../wire/records.js';
import type { CopiedArray } from '../wire/typed-arrays.js';
import type { Keeper } from './managed.js';
import { MemoryView, type ViewArray } from './memory-view.js';
import type { OpenSpan } from './serving-scope.js';
import type { SpanMemory } from './span-memory.js';

/** How the page may use the elements of a Span. */
export type SpanUse =
  /** They are those of C#. */
  | 'in place'
  /** In shared memory, where the worker may still be copying them; what was written goes to C#. */
  | SpanMemory
  /** A copy: the call it came with does not wait. */
  | 'read only';

/** A Span: open while the import runs. */
export class SpanView extends MemoryView implements OpenSpan {
  readonly #keeper: Keeper;
  #closed = false;
  #first = Infinity;
  #end = 0;

  /** @internal */
  constructor(
    keeper: Keeper,
    elements: CopiedArray,
    private readonly use: SpanUse,
  ) {
    super(elements);
    this.#keeper = keeper;
  }

  /** @internal */
  inPlace(): 'for a call' {
    return 'for a call';
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
    const elements = this.open();
    if (this.use === 'read only') {
      throw new TypeError(
        'Failed to write into a Span: the call it came with does not wait for the page. Make sure to pass an ArraySegment instead.',
      );
    }
    // What the worker copies later would undo it.
    if (typeof this.use === 'object') this.use.requireAll(elements);
    super.set(source, targetOffset);
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

  protected override read(part: CopiedArray, target: CopiedArray): void {
    if (typeof this.use === 'object') this.use.read(part, target);
    else super.read(part, target);
  }

  protected written(start: number, end: number): void {
    if (this.use === 'in place') return;
    this.#first = Math.min(this.#first, start);
    this.#end = Math.max(this.#end, end);
  }
}
