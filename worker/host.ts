import type { Beside } from '../wire/beside.js';
import {
  builtInError,
  builtInErrorKind,
  DOTNET_INSTANCE,
  IMPORT_ERROR,
  MANAGED_ERROR,
  MANAGED_OBJECT,
  PLAIN_OBJECT,
  type ErrorParts,
} from '../wire/border.js';
import type { Connection } from '../wire/connection.js';
import { CallTarget, type Callee, type Host } from '../wire/host.js';
import { ANY, type Form, type FunctionForm } from '../wire/form.js';
import type { ByteReader } from '../wire/byte-reader.js';
import type { FrameWriter } from '../wire/frame-writer.js';
import type { OwnedObjects } from '../wire/handles.js';
import {
  CANCEL,
  SPAN_TOUCHED,
  TO_CANCELLABLE_EXPORT,
  TO_EXPORT,
  TO_FUNCTION,
  TO_OPERATION,
  VIEW_WRITE,
} from '../wire/records.js';
import type { Cancellation } from './cancellation.js';
import type { Exports } from './exports.js';
import { isManaged } from './managed.js';
import { isImportError, type PageCalls } from './page-calls.js';
import type { BackgroundJobs } from './background-jobs.js';
import { guardPromise } from './guards.js';
import { isHeldByRuntime, PageObject, watchRelease } from './page-object.js';
import { originalOf } from './thrown.js';
import { isTrap } from './traps.js';
import type { Views } from './views.js';

/** What the worker makes of the page's objects, and what the page's calls reach. */
export class WorkerHost implements Host {
  connection!: Connection;
  calls!: PageCalls;
  /** Set when the parts are put together: whether a frame waits to act. */
  hasCarried: () => boolean = () => false;
  /** Set then too: the runtime was left in the middle of what it did. */
  trapped: (trap: Error) => void = () => undefined;
  /** What C# has as `JSHost.DotnetInstance`, once the runtime is ready. */
  instance: object | undefined;
  /** Set when the runtime broke: every further call is refused. */
  whyRefused: string | undefined;
  private readonly released = new Map<object, number>();
  /** Functions of the page that C# has as delegates, with the form of their stub's first use. */
  private readonly delegates = new WeakMap<object, string>();
  /** Keeps the handle of a function for as long as any stub of it is used. */
  private readonly origins = new WeakMap<object, object>();

  constructor(
    private readonly exports: Exports,
    private readonly operations: ReadonlyMap<number, Callee>,
    private readonly views: Views,
    private readonly cancellation: Cancellation,
    private readonly jobs: BackgroundJobs,
  ) {}

  findCallee(target: number, id: number, result: Form): Callee {
    if (this.whyRefused !== undefined) throw new Error(this.whyRefused);
    if (target === TO_EXPORT) return this.exports.get(id);
    if (target === TO_FUNCTION) return this.functionCallee(id, result);
    if (target === TO_CANCELLABLE_EXPORT) return this.cancellation.numbered(this.exports.get(id));
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
    return guardPromise(promise, form, this.jobs);
  }

  outgoingError(error: unknown): unknown {
    if (isTrap(error)) this.trapped(error);
    return originalOf(error);
  }

  receive(kind: number, input: ByteReader, beside: readonly Beside[]): void {
    if (kind === VIEW_WRITE) {
      this.views.acceptWrite(input, beside, this.connection);
      return;
    }
    if (kind === SPAN_TOUCHED) {
      this.views.acceptTouched(input);
      return;
    }
    if (kind === CANCEL) {
      this.cancellation.cancel(input.u32());
      return;
    }
    throw new Error(`Failed to read a record: ${String(kind)} is unknown. The frame is damaged.`);
  }

  makeObject(_handle: number, _variety: number, text: string | undefined): object {
    return this.watched(new PageObject(text));
  }

  makeFunction(handle: number, form: FunctionForm | undefined): object {
    const stub = this.functionStub(handle, form);
    if (!form) return this.watched(stub);
    // The runtime does not tell when it lets go of a delegate: the collector does.
    this.delegates.set(stub, JSON.stringify(form));
    return stub;
  }

  /** One page function may come as a JSObject and as delegates of many types. */
  admitFunction(known: object, handle: number, form: FunctionForm | undefined): object {
    if (!form) return known;
    const key = JSON.stringify(form);
    if (this.delegates.get(known) === key) return known;
    if (!this.delegates.has(known)) this.delegates.set(known, '');
    const stub = this.functionStub(handle, form);
    this.origins.set(stub, known);
    return stub;
  }

  makeError(parts: ErrorParts): Error {
    return this.watched(builtInError(parts));
  }

  /** Most calls are made by an export, whose reply goes along with them. */
  comesAlone(): boolean {
    return false;
  }

  callSite(): undefined {
    return undefined;
  }

  varietyOf(object: object): number {
    if (object === this.instance) return DOTNET_INSTANCE;
    return isManaged(object) ? MANAGED_OBJECT : PLAIN_OBJECT;
  }

  errorKind(error: Error): number {
    if (isManaged(error)) return MANAGED_ERROR;
    return isImportError(error) ? IMPORT_ERROR : builtInErrorKind(error);
  }

  private functionStub(handle: number, form: FunctionForm | undefined): object {
    const to = new CallTarget(TO_FUNCTION, handle, form?.[1], form?.[2] ?? ANY);
    const call = this.calls.stub(to, 'a function of the page');
    if (form) return call;
    // A delegate keeps its handle. What C# held as a JSObject can have been disposed of, and be kept by a worker module.
    const stub = (...args: unknown[]): unknown => {
      if (this.connection.held.wasReleased(stub)) {
        throw new Error('Assert failed: ObjectDisposedException');
      }
      return call(...args);
    };
    return stub;
  }

  private functionCallee(handle: number, result: Form): Callee {
    const method = this.connection.owned.get(handle) as (...args: unknown[]) => unknown;
    const run = this.jobs.before((args) => method(...args), undefined);
    return { parameters: undefined, result, run };
  }

  private watched<T extends object>(object: T): T {
    watchRelease(object, () => {
      this.letGo(object);
    });
    return object;
  }

  /**
   * C# let go of a JSObject. The same object may be on its way to C# again, so its handle is given back only when
   * nothing waits any more, and it was neither received nor taken by C# since.
   */
  private letGo(object: object): void {
    const { held } = this.connection;
    if (this.released.size === 0) setTimeout(this.release, 0);
    this.released.set(object, held.receivedCount(object));
  }

  private readonly release = (): void => {
    if (this.hasCarried()) {
      setTimeout(this.release, 0);
      return;
    }
    const { held } = this.connection;
    const objects = [...this.released];
    this.released.clear();
    for (const [object, count] of objects) {
      if (this.delegates.has(object)) continue;
      if (!isHeldByRuntime(object) && held.receivedCount(object) === count) held.release(object);
    }
  };
}
