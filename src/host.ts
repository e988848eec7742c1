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
import type { ByteReader } from '../wire/byte-reader.js';
import type { Connection } from '../wire/connection.js';
import { CallTarget, type Callee, type Host } from '../wire/host.js';
import { ANY, type Form, type FunctionForm } from '../wire/form.js';
import type { HeldObjects } from '../wire/handles.js';
import { DISPOSE_OBJECT, REFRESH_VIEW } from '../wire/operations.js';
import * as record from '../wire/records.js';
import { Bursts } from './bursts.js';
import type { CallMeasures } from './call-measures.js';
import { makeDelegate } from './delegates.js';
import { SynchronousImportError } from './errors.js';
import type { Imports } from './imports.js';
import { ManagedError, ManagedObject, WorkerObject, type Keeper } from './managed.js';
import { memberOperation } from './members.js';
import type { CopiedArray } from '../wire/typed-arrays.js';
import { decodeView } from './view-decoder.js';
import { ViewWrites } from './view-writes.js';
import type { ServingScope } from './serving-scope.js';
import type { Server, SharedLane } from './shared-lane.js';

/** A stack costs more than a call: where more calls than this wait at once, the later ones are not noted. */
const SITES_KEPT = 8;

/** What the worker tells the page of by itself. */
export interface Events {
  output(stream: number, line: string): void;
  /** Gives the error of every call from now on. */
  exit(code: number, reason: string, aborted: boolean): () => Error;
  /** A signature could not be read: `why`. */
  signaturesLost(why: string): void;
}

/** What the page makes of the worker's objects, and what the worker's calls reach. */
export class PageHost implements Host, Server, Keeper {
  connection!: Connection;
  lane: SharedLane | undefined;
  /** The memory of the runtime, where its heap is shared. */
  heap: WebAssembly.Memory | undefined;
  measures: CallMeasures | undefined;
  /** The runtime API of the page, which must not live for this. */
  instance: WeakRef<object> | undefined;
  readonly writes = new ViewWrites(() => this.connection);
  whyEnded: (() => Error) | undefined;
  private readonly bursts = new Bursts();
  private scope: ServingScope | undefined;

  constructor(
    private readonly imports: Imports,
    private readonly events: Events,
  ) {}

  get held(): HeldObjects {
    return this.connection.held;
  }

  findCallee(target: number, id: number, result: Form): Callee {
    if (target === record.TO_IMPORT) return this.imports.get(id);
    if (target === record.TO_FUNCTION) return functionCallee(this.connection.owned.get(id), result);
    const operation =
      target === record.TO_OPERATION
        ? (memberOperation(id, result, this.imports.bounds) ?? this.imports.operation(id))
        : undefined;
    if (!operation)
      throw new Error('Failed to serve a call: it has no target. The frame is damaged.');
    return operation;
  }

  nameOf(target: number, id: number): string {
    return target === record.TO_IMPORT ? this.imports.nameOf(id) : 'a function of the page';
  }

  enter(scope: ServingScope | undefined): void {
    this.scope = scope;
  }

  encodeView(): boolean {
    return false;
  }

  decodeView(input: ByteReader, beside: readonly Beside[]): object {
    return decodeView(input, beside, {
      keeper: this,
      scope: this.scope,
      spans: this.lane?.spans,
      writes: this.writes,
      heap: this.heap,
    });
  }

  admitPromise(promise: Promise<unknown>): Promise<unknown> {
    return promise;
  }

  outgoingError(error: unknown): unknown {
    return error;
  }

  carryWrites(received: number, writes: number): void {
    this.writes.begun(received, writes);
    this.writes.carry();
  }

  receive(kind: number, input: ByteReader): void {
    switch (kind) {
      case record.BIND:
        this.imports.bind(input);
        return;
      case record.OUTPUT: {
        const stream = input.u8();
        this.events.output(stream, input.text());
        return;
      }
      case record.EXIT: {
        const code = input.i32();
        const reason = input.text();
        this.whyEnded = this.events.exit(code, reason, input.u8() === 1);
        return;
      }
      case record.MEASURED:
        this.measures?.ran(input.u32(), input.f64(), input.f64());
        return;
      case record.SIGNATURES_LOST:
        this.events.signaturesLost(input.text());
        return;
      default:
        throw new Error(
          `Failed to read a record: ${String(kind)} is unknown. The frame is damaged.`,
        );
    }
  }

  makeObject(handle: number, variety: number): object {
    if (variety === MANAGED_OBJECT) return new ManagedObject(this, handle);
    const instance = variety === DOTNET_INSTANCE ? this.instance?.deref() : undefined;
    return instance ?? new WorkerObject(this);
  }

  makeFunction(handle: number, form: FunctionForm | undefined): object {
    const { connection, lane } = this;
    return makeDelegate(handle, form, this.scope, { connection, keeper: this, lane });
  }

  makeError(parts: ErrorParts, site: Error | undefined): Error {
    if (parts.kind === MANAGED_ERROR) return new ManagedError(this, parts, site);
    if (parts.kind === IMPORT_ERROR) return new SynchronousImportError(parts.message);
    return builtInError(parts);
  }

  comesAlone(received: number): boolean {
    return this.bursts.comesAlone(received);
  }

  callSite(inFlight: number): Error | undefined {
    return inFlight < SITES_KEPT ? new Error() : undefined;
  }

  varietyOf(): number {
    return PLAIN_OBJECT;
  }

  errorKind(error: Error): number {
    return builtInErrorKind(error);
  }

  dispose(proxy: object): void {
    if (this.held.handleOf(proxy) === undefined) return;
    // Nobody waits for it: a runtime that has ended has nothing left to dispose of.
    this.ask(DISPOSE_OBJECT, 'dispose', proxy).catch(() => undefined);
    this.held.release(proxy);
  }

  refresh(view: object): Promise<CopiedArray> {
    return this.ask(REFRESH_VIEW, 'refresh', view) as Promise<CopiedArray>;
  }

  private ask(id: number, name: string, object: object): Promise<unknown> {
    const to = new CallTarget(record.TO_OPERATION, id, undefined, ANY);
    return this.connection.call(to, [object], name);
  }
}

function functionCallee(object: object, result: Form): Callee {
  const fn = object as (...args: unknown[]) => unknown;
  return { parameters: undefined, result, run: (args) => fn(...args) };
}
