import type { Border } from './border.js';
import type { ByteReader } from './byte-reader.js';
import { Codec } from './codec.js';
import { ANY, contentForm, ERROR, isPromiseForm, NOTHING, type Form } from './form.js';
import type { FrameWriter } from './frame-writer.js';
import { HeldObjects, OwnedObjects } from './handles.js';
import { Outbox, type PostFrame } from './outbox.js';
import { Pending } from './pending.js';
import { isThenable } from './promises.js';
import * as record from './records.js';

/** What a call reaches: the function, and how its values cross. */
export interface Callee {
  readonly parameters: readonly Form[] | undefined;
  readonly result: Form;
  readonly run: (args: unknown[]) => unknown;
}

/** What each thread adds to the connection. */
export interface Host extends Border {
  /** `result` is the form that the caller wants, for a target that has none of its own. */
  findCallee(target: number, id: number, result: Form): Callee;
  /** Notes where a call is made, for the stack of its error; `inFlight` calls wait already. */
  callSite(inFlight: number): Error | undefined;
  /** Handles the records that only one side sends. */
  receive(kind: number, input: ByteReader, buffers: readonly ArrayBuffer[]): void;
}

/** A record that ends a frame of the shared lane, not yet decoded. */
export interface Terminal {
  readonly kind: number;
  readonly input: ByteReader;
  readonly buffers: readonly ArrayBuffer[];
}

/** A call as the lanes carry it. */
export interface CallTarget {
  readonly target: number;
  readonly id: number;
  readonly parameters: readonly Form[] | undefined;
  readonly result: Form;
}

/** What is known of a call that waits for its end. */
interface PendingCall {
  readonly form: Form;
  readonly name: string;
  readonly site: Error | undefined;
}

/** One side's half of the boundary: its codec, handle tables, pending calls and outbox. */
export class Connection {
  readonly owned = new OwnedObjects();
  readonly held: HeldObjects;
  readonly outbox: Outbox;
  readonly codec: Codec;
  readonly calls = new Pending<PendingCall>();
  readonly promises = new Pending<{ readonly form: Form }>();
  /** The frame that the last call goes with. */
  lastCallFrame = 0;
  private ended = false;
  private nextCall = 1;
  private nextPromise = 1;

  constructor(
    private readonly host: Host,
    post: PostFrame,
    givesArrays: boolean,
  ) {
    this.outbox = new Outbox(this.owned, post);
    this.held = new HeldObjects((handle, count) => {
      this.outbox.record((out) => {
        out.u8(record.RELEASE);
        out.u32(handle);
        out.u32(count);
      });
    });
    const promises = {
      send: (promise: PromiseLike<unknown>, form: Form) => this.sendPromise(promise, form),
      receive: (id: number, form: Form) =>
        this.host.admitPromise(this.promises.open(id, { form: contentForm(form) }), form),
    };
    this.codec = new Codec(this.owned, this.held, promises, host, givesArrays);
  }

  /** Calls the other side; the promise ends with the call. `name` is what an error calls it. */
  call(to: CallTarget, args: readonly unknown[], name: string): Promise<unknown> {
    const id = this.nextCall;
    this.nextCall = (id % 0xffffffff) + 1;
    const promise = this.calls.open(id, {
      form: contentForm(to.result),
      name,
      site: this.host.callSite(this.calls.size),
    });
    this.lastCallFrame = this.outbox.posted + 1;
    try {
      this.outbox.record((out) => {
        out.tagged(record.CALL, id);
        this.writeCall(out, to, args);
      });
    } catch (error) {
      this.calls.take(id)?.reject(error);
    }
    return promise;
  }

  /** Writes the call that ends a frame of the shared lane. */
  syncCall(to: CallTarget, args: readonly unknown[]): void {
    this.outbox.recordLast((out) => {
      out.u8(record.SYNC_CALL);
      this.writeCall(out, to, args);
    });
  }

  /** Writes the answer that ends a frame of the shared lane; an answer that cannot cross becomes its error. */
  syncReturn(value: unknown, form: Form): void {
    try {
      this.outbox.recordLast((out) => {
        out.u8(record.SYNC_RETURN);
        this.codec.encoder.encode(out, value, form);
      });
    } catch (error) {
      this.syncThrow(error);
    }
  }

  syncThrow(error: unknown): void {
    const head = (out: FrameWriter) => {
      out.u8(record.SYNC_THROW);
    };
    this.writeThrown(head, error, (write) => {
      this.outbox.recordLast(write);
    });
  }

  /**
   * Takes in a frame. Its records act at once, or through `later` when this side is in the middle of something
   * that they must not interrupt. Returns the record that ends a frame of the shared lane.
   */
  accept(
    input: ByteReader,
    buffers: readonly ArrayBuffer[],
    later: (act: () => void) => void,
  ): Terminal | undefined {
    while (!input.atEnd) {
      const kind = input.u8();
      if (kind >= record.SYNC_CALL && kind <= record.SYNC_THROW) return { kind, input, buffers };
      this.acceptRecord(kind, input, buffers, later);
    }
    return undefined;
  }

  /** The value of a terminal that answers a synchronous call; throws what the other side threw. */
  readAnswer(terminal: Terminal, form: Form): unknown {
    const { kind, input, buffers } = terminal;
    if (kind === record.SYNC_RETURN) return this.codec.decoder.decode(input, buffers, form);
    throw this.codec.decoder.decode(input, buffers, ERROR);
  }

  /** Whether the other side is gone. */
  get hasEnded(): boolean {
    return this.ended;
  }

  /** Ends everything that waits for the other side. */
  end(error: () => Error): void {
    this.ended = true;
    this.calls.end(error);
    this.promises.end(error);
    this.outbox.close();
    this.owned.clear();
    this.held.clear();
  }

  private acceptRecord(
    kind: number,
    input: ByteReader,
    buffers: readonly ArrayBuffer[],
    later: (act: () => void) => void,
  ): void {
    const { codec } = this;
    switch (kind) {
      case record.CALL: {
        const id = input.u32();
        const callee = this.readCallee(input);
        const args = codec.decoder.decodeAll(input, buffers, callee.parameters);
        later(() => {
          this.serve(id, callee, args);
        });
        return;
      }
      case record.RETURN: {
        const id = input.u32();
        const value = codec.decoder.decode(input, buffers, this.calls.peek(id)?.form ?? ANY);
        later(() => this.calls.take(id)?.resolve(value));
        return;
      }
      case record.THROW: {
        const id = input.u32();
        codec.decoder.site = this.calls.peek(id)?.site;
        const error = codec.decoder.decode(input, buffers, ERROR);
        codec.decoder.site = undefined;
        later(() => this.calls.take(id)?.reject(error));
        return;
      }
      case record.FULFIL: {
        const id = input.u32();
        const value = codec.decoder.decode(input, buffers, this.promises.peek(id)?.form ?? ANY);
        later(() => this.promises.take(id)?.resolve(value));
        return;
      }
      case record.REJECT: {
        const id = input.u32();
        const error = codec.decoder.decode(input, buffers, ERROR);
        later(() => this.promises.take(id)?.reject(error));
        return;
      }
      case record.RELEASE: {
        const handle = input.u32();
        const count = input.u32();
        later(() => {
          this.owned.release(handle, count);
        });
        return;
      }
      default:
        this.host.receive(kind, input, buffers);
    }
  }

  /** Reads what a call is aimed at. */
  readCallee(input: ByteReader): Callee {
    return this.host.findCallee(input.u8(), input.u32(), input.u8() as Form);
  }

  private serve(id: number, callee: Callee, args: unknown[]): void {
    try {
      this.answer(id, callee, callee.run(args));
    } catch (error) {
      this.settle(record.THROW, id, error, ERROR);
    }
  }

  private answer(id: number, callee: Callee, result: unknown): void {
    if (callee.result !== NOTHING && isThenable(result)) {
      this.whenSettled(result, record.RETURN, record.THROW, id, contentForm(callee.result));
    } else if (isPromiseForm(callee.result) && result !== null && result !== undefined) {
      // The marshaller's own words for a Task import whose function returned something else.
      this.settle(record.THROW, id, new Error('Assert failed: Value is not a Promise'), ERROR);
    } else this.settle(record.RETURN, id, result, callee.result);
  }

  private sendPromise(promise: PromiseLike<unknown>, form: Form): number {
    const id = this.nextPromise;
    this.nextPromise = (id % 0xffffffff) + 1;
    this.whenSettled(promise, record.FULFIL, record.REJECT, id, form);
    return id;
  }

  private whenSettled(
    promise: PromiseLike<unknown>,
    good: number,
    bad: number,
    id: number,
    form: Form,
  ): void {
    // A foreign thenable may call back at once, or throw: a native promise makes both orderly.
    Promise.resolve(promise).then(
      (value) => {
        this.settle(good, id, value, form);
      },
      (error: unknown) => {
        this.settle(bad, id, error, ERROR);
      },
    );
  }

  private settle(kind: number, id: number, value: unknown, form: Form): void {
    if (kind === record.THROW || kind === record.REJECT) {
      const head = (out: FrameWriter) => {
        out.tagged(kind, id);
      };
      this.writeThrown(head, value, (write) => {
        this.outbox.record(write);
      });
      return;
    }
    try {
      this.outbox.record((out) => {
        out.tagged(kind, id);
        this.codec.encoder.encode(out, value, form);
      });
    } catch (error) {
      this.settle(kind === record.RETURN ? record.THROW : record.REJECT, id, error, ERROR);
    }
  }

  /** What was thrown may itself be unable to cross: then its description does. */
  private writeThrown(
    head: (out: FrameWriter) => void,
    error: unknown,
    record: (write: (out: FrameWriter) => void) => void,
  ): void {
    const write = (value: unknown) => {
      record((out) => {
        head(out);
        this.codec.encoder.encode(out, value, ERROR);
      });
    };
    try {
      write(this.host.outgoingError(error));
    } catch {
      write(new Error(textOf(error)));
    }
  }

  private writeCall(out: FrameWriter, to: CallTarget, args: readonly unknown[]): void {
    out.u8(to.target);
    out.u32(to.id);
    // A function of the receiver has no signature: how its result crosses is the caller's to say.
    const result = contentForm(to.result);
    out.u8(typeof result === 'number' ? result : ANY);
    this.codec.encoder.encodeAll(out, args, to.parameters);
  }
}

/** The text of what was thrown; asking for it may throw again. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return 'What was thrown cannot cross to another thread, and has no text. Make sure to throw an Error.';
  }
}
