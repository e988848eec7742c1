import { bytesOf, isShared, joined } from '../wire/buffer-source.js';
import { findMemory, markShared, shareImportedMemory } from '../wire/wasm-memory.js';
import { acceptSharedViews } from './shared-views.js';

/** The memory that the modules of the jiterpreter import: the runtime's. */
const JITERPRETER_MEMORY = { module: 'm', name: 'h' };

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Has the runtime keep its heap in shared memory, so that the page sees it in place: changes dotnet.native.wasm as it
 * is loaded, and gives it back as it was when the engine refuses it. A binary that does not look as expected stays as
 * it is.
 */
export class SharedHeap {
  /** The runtime's memory, once it runs in shared memory. */
  memory: WebAssembly.Memory | undefined;
  private why: string;
  private place: number | undefined;
  private readonly chunks: Bytes[] = [];

  /** `whyNot`: why the page does not want it; empty when it does. */
  constructor(whyNot: string) {
    this.why = whyNot;
  }

  /** Empty when the heap is shared. */
  get whyNot(): string {
    return this.memory ? '' : this.why || 'dotnet.native.wasm was not loaded as expected';
  }

  /** Whether what `share` gave was changed, and so can be given back as it was. */
  get isChanged(): boolean {
    return this.place !== undefined;
  }

  /** The same file with its memory shared; it is changed while it streams. */
  share(file: Response): Response {
    if (this.why !== '' || !file.ok || !file.body) return file;
    let head: Bytes | undefined = new Uint8Array(0);
    const change = new TransformStream<Bytes, Bytes>({
      transform: (chunk, controller) => {
        if (head) {
          head = joined([head, chunk]);
          if (!this.change(head)) return;
          chunk = head;
          head = undefined;
        }
        if (this.isChanged) this.chunks.push(chunk);
        controller.enqueue(chunk);
      },
      flush: (controller) => {
        if (head) controller.enqueue(head);
      },
    });
    return new Response(file.body.pipeThrough(change), file);
  }

  /** The same for a file that is there as a whole. */
  shareBytes(file: BufferSource): BufferSource {
    if (this.why !== '') return file;
    const bytes = bytesOf(file).slice();
    this.change(bytes);
    if (!this.isChanged) return file;
    this.chunks.push(bytes);
    return bytes;
  }

  /** The engine has refused what `share` gave: the file as it was. */
  giveBack(error: unknown): Bytes {
    this.why = `the engine refused it (${String(error)})`;
    const { place } = this;
    const bytes = joined(this.chunks);
    if (place !== undefined) markShared(bytes, place, false);
    this.release();
    return bytes;
  }

  /** The runtime has its memory: from now on its code, and what is compiled at run time, must do with it. */
  use(memory: WebAssembly.Memory): void {
    this.release();
    if (!isShared(memory.buffer)) return;
    this.memory = memory;
    acceptSharedViews();
    compileForShared();
  }

  /** Whether the head was long enough. */
  private change(head: Bytes): boolean {
    const place = findMemory(head);
    if (place === 'more') return false;
    this.place = place;
    if (place === undefined)
      this.why = 'dotnet.native.wasm does not declare its memory as expected';
    else markShared(head, place, true);
    return true;
  }

  private release(): void {
    this.chunks.length = 0;
    this.place = undefined;
  }
}

/**
 * The jiterpreter compiles modules that import the memory as one that is not shared; it would go on without them, slowly:
 * https://github.com/dotnet/runtime/blob/v10.0.0/src/mono/browser/runtime/jiterpreter-support.ts (`_generateImportSection`)
 */
function compileForShared(): void {
  const { module, name } = JITERPRETER_MEMORY;
  WebAssembly.Module = new Proxy(WebAssembly.Module, {
    construct: (Module, [source]: [BufferSource]) =>
      new Module(shareImportedMemory(bytesOf(source).slice(), module, name)),
  });
}
