import {
  builtInError,
  builtInErrorKind,
  IMPORT_ERROR,
  MANAGED_ERROR,
  MANAGED_OBJECT,
  PLAIN_OBJECT,
  type ErrorParts,
} from '../wire/border.js';
import type { Callee, Connection, Host } from '../wire/connection.js';
import { ANY, type Form, type FunctionForm } from '../wire/form.js';
import type { ByteReader } from '../wire/byte-reader.js';
import type { FrameWriter } from '../wire/frame-writer.js';
import type { OwnedObjects } from '../wire/handles.js';
import { SPAN_TOUCHED, TO_EXPORT, TO_FUNCTION, TO_OPERATION, VIEW_WRITE } from '../wire/records.js';
import type { Exports } from './exports.js';
import { isImportError, type PageCalls } from './page-calls.js';
import { guardPromise } from './guards.js';
import { PageObject } from './page-object.js';
import { originalOf } from './thrown.js';
import type { Views } from './views.js';

/** The symbol by which the runtime marks its stand-ins for C# objects and exceptions. */
const JS_OWNED_HANDLE = Symbol.for('wasm js_owned_gc_handle');

/** What the worker makes of the page's objects, and what the page's calls reach. */
export class WorkerHost implements Host {
  connection!: Connection;
  calls!: PageCalls;
  private readonly released = new Set<PageObject>();

  constructor(
    private readonly exports: Exports,
    private readonly operations: ReadonlyMap<number, Callee>,
    private readonly views: Views,
  ) {}

  findCallee(target: number, id: number, result: Form): Callee {
    if (target === TO_EXPORT) return this.exports.get(id);
    if (target === TO_FUNCTION) return this.functionCallee(id, result);
    const operation = target === TO_OPERATION ? this.operations.get(id) : undefined;
    if (!operation)
      throw new Error('Failed to run a call: it has no target. The frame is damaged.');
    return operation;
  }

  encodeView(out: FrameWriter, value: object, owned: OwnedObjects): boolean {
    return this.views.encode(out, value, owned);
  }

  decodeView(): object {
    throw new Error('Failed to read a view: the page has none of its own. The frame is damaged.');
  }

  admitPromise(promise: Promise<unknown>, form: Form): Promise<unknown> {
    return guardPromise(promise, form);
  }

  outgoingError(error: unknown): unknown {
    return originalOf(error);
  }

  receive(kind: number, input: ByteReader, buffers: readonly ArrayBuffer[]): void {
    if (kind === VIEW_WRITE) {
      this.views.acceptWrite(input, buffers, this.connection.owned);
      return;
    }
    if (kind === SPAN_TOUCHED) {
      this.views.acceptTouched(input);
      return;
    }
    throw new Error(`Failed to read a record: ${String(kind)} is unknown. The frame is damaged.`);
  }

  makeObject(): object {
    return new PageObject((object) => {
      this.letGo(object);
    });
  }

  makeFunction(handle: number, form: FunctionForm | undefined): object {
    const to = {
      target: TO_FUNCTION,
      id: handle,
      parameters: form?.[1],
      result: form?.[2] ?? ANY,
    };
    return this.calls.stub(to, 'a function of the page');
  }

  makeError(parts: ErrorParts): Error {
    return builtInError(parts);
  }

  callSite(): undefined {
    return undefined;
  }

  varietyOf(object: object): number {
    return JS_OWNED_HANDLE in object ? MANAGED_OBJECT : PLAIN_OBJECT;
  }

  errorKind(error: Error): number {
    if (JS_OWNED_HANDLE in error) return MANAGED_ERROR;
    return isImportError(error) ? IMPORT_ERROR : builtInErrorKind(error);
  }

  private functionCallee(handle: number, result: Form): Callee {
    const method = this.connection.owned.get(handle) as (...args: unknown[]) => unknown;
    return { parameters: undefined, result, run: (args) => method(...args) };
  }

  /**
   * C# let go of a JSObject. The same object may be on its way to C# again in this very turn, so its handle is
   * given back when the turn is over and C# still does not hold it.
   */
  private letGo(object: PageObject): void {
    if (this.released.size === 0) {
      setTimeout(() => {
        const objects = [...this.released];
        this.released.clear();
        for (const each of objects) if (!each.isHeld) this.connection.held.release(each);
      }, 0);
    }
    this.released.add(object);
  }
}
