import type { Beside } from './beside.js';
import { Answers } from './answers.js';
import type { ByteReader } from './byte-reader.js';
import { Codec } from './codec.js';
import { ANY, contentForm, ERROR, type Form } from './form.js';
import type { FrameWriter } from './frame-writer.js';
import { HeldObjects, OwnedObjects } from './handles.js';
import type { Callee, CallTarget, Host } from './host.js';
import type { CallMeter } from './meter.js';
import { Outbox, type PostFrame } from './outbox.js';
import { PendingCalls, type Outcome, type PendingCall } from './pending-calls.js';
import { Pending } from './pending.js';
import * as record from './records.js';

/** A record that ends a frame of the shared lane, not yet decoded. */
export interface Terminal {
  readonly kind: number;
  readonly input: ByteReader;
  readonly beside: readonly Beside[];
}

/** One side's half of the boundary: its codec, handle tables, pending calls and outbox. */
export class Connection {
  readonly owned = new OwnedObjects();
  readonly held: HeldObjects;
  readonly outbox: Outbox;
  readonly codec: Codec;
  readonly calls = new PendingCalls();
  readonly promises = new Pending<{ readonly form: Form }>();
  readonly answers: Answers;
  meter: CallMeter | undefined;
  /** The frame that the last call goes with. */
  lastCallFrame = 0;
  /** The number of the last write into an ArraySegment that was taken in of what came by message. */
  writesTaken = 0;
  private ended: (() => Error) | undefined;

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
    this.answers = new Answers(host, this.outbox, () => this.codec.encoder);
    const promises = {
      send: (promise: PromiseLike<unknown>, form: Form) => this.answers.sendPromise(promise, form),
      receive: (id: number, form: Form) =>
        this.host.admitPromise(this.promises.open(id, { form: contentForm(form) }), form),
    };
    this.codec = new Codec(this.owned, this.held, promises, host, givesArrays);
  }

  /**
   * Calls the other side; the promise ends with the call. `name` is what an error calls it, and `ended` hears of the
   * end before anyone who awaits the promise.
   */
  call(
    to: CallTarget,
    args: readonly unknown[],
    name: string,
    ended?: (outcome: Outcome) => void,
  ): Promise<unknown> {
    const { calls, outbox } = this;
    const inFlight = calls.size;
    const call = calls.open(to.content, name, ended);
    if (this.ended) return call.promise;
    this.lastCallFrame = outbox.posted + 1;
    const isAlone = this.host.comesAlone(outbox.received);
    if (this.write(call.id, to, args, name)) {
      if (isAlone) outbox.flush();
      else outbox.leave();
    }
    // After the posting: what it costs is hidden behind the work of the other side.
    call.site = this.host.callSite(inFlight);
    return call.promise;
  }

  /** Writes the call that ends a frame of the shared lane. */
  syncCall(to: CallTarget, args: readonly unknown[]): void {
    this.outbox.recordLast((out) => {
      out.u8(record.SYNC_CALL);
      this.writeCall(out, to, args);
    });
  }

  /**
   * Takes in a frame. Its records act at once, or are added to `deferred` when this side is in the middle of
   * something that they must not interrupt. Returns the record that ends a frame of the shared lane.
   */
  accept(
    input: ByteReader,
    beside: readonly Beside[],
    deferred?: (() => void)[],
  ): Terminal | undefined {
    while (!input.atEnd) {
      const kind = input.u8();
      if (kind === record.CALL) this.acceptCall(input, beside, deferred);
      else if (kind === record.RETURN) this.acceptReturn(input, beside, deferred);
      else if (kind >= record.SYNC_CALL && kind <= record.SYNC_THROW) {
        return { kind, input, beside };
      } else this.acceptRecord(kind, input, beside, deferred);
    }
    return undefined;
  }

  /** Takes in a frame that came by message, where nobody waits for what would end one of the shared lane. */
  acceptMessage(input: ByteReader, beside: readonly Beside[]): void {
    const terminal = this.accept(input, beside);
    if (!terminal) return;
    throw new Error(
      `Failed to read a message: record ${String(terminal.kind)} belongs into shared memory. The frame is damaged.`,
    );
  }

  /** Reads the call that ends a frame of the shared lane. */
  readCall({ input, beside }: Terminal): { callee: Callee; args: unknown[] } {
    const callee = this.readCallee(input);
    const args = this.codec.decoder.decodeAll(input, beside, callee.parameters);
    requireEnd(input);
    return { callee, args };
  }

  /** Reads what a call is aimed at. */
  readCallee(input: ByteReader): Callee {
    return this.host.findCallee(input.u8(), input.u32(), input.u8() as Form);
  }

  /** What a terminal answers a synchronous call with: a value, or for `SYNC_THROW` what the other side threw. */
  readAnswer({ kind, input, beside }: Terminal, form: Form): unknown {
    const value = this.codec.decoder.decode(
      input,
      beside,
      kind === record.SYNC_THROW ? ERROR : form,
    );
    requireEnd(input);
    return value;
  }

  /** Whether the other side is gone. */
  get hasEnded(): boolean {
    return this.ended !== undefined;
  }

  /** The error of a call after the end. */
  get whyEnded(): Error | undefined {
    return this.ended?.();
  }

  /** Ends everything that waits for the other side. */
  end(error: () => Error): void {
    this.ended = error;
    this.calls.end(error);
    this.promises.end(error);
    this.outbox.close();
    this.owned.clear();
    this.held.clear();
  }

  /** Writes a call whole; one that cannot be written ends with the reason. */
  private write(id: number, to: CallTarget, args: readonly unknown[], name: string): boolean {
    const { outbox } = this;
    let out: FrameWriter | undefined;
    try {
      out = outbox.begin();
      const before = out.length;
      out.tagged(record.CALL, id);
      this.writeCall(out, to, args);
      this.meter?.called(id, name, out.length - before);
      outbox.complete();
      return true;
    } catch (error) {
      if (out) outbox.rollBack();
      this.calls.take(id)?.reject(error);
      return false;
    }
  }

  private writeCall(out: FrameWriter, to: CallTarget, args: readonly unknown[]): void {
    out.tagged(to.target, to.id);
    out.u8(to.wanted);
    this.codec.encoder.encodeAll(out, args, to.parameters);
  }

  private acceptCall(
    input: ByteReader,
    beside: readonly Beside[],
    deferred: (() => void)[] | undefined,
  ): void {
    const id = input.u32();
    const callee = this.readCallee(input);
    const args = this.codec.decoder.decodeAll(input, beside, callee.parameters);
    if (!deferred) this.answers.serve(id, callee, args);
    else {
      deferred.push(() => {
        this.answers.serve(id, callee, args);
      });
    }
  }

  private acceptReturn(
    input: ByteReader,
    beside: readonly Beside[],
    deferred: (() => void)[] | undefined,
  ): void {
    const id = input.u32();
    const before = input.position;
    const value = this.codec.decoder.decode(input, beside, this.requireCall(id)?.form ?? ANY);
    this.meter?.answered(id, input.position - before);
    if (!deferred) this.calls.take(id)?.resolve(value);
    else deferred.push(() => this.calls.take(id)?.resolve(value));
  }

  /** A reply that no call waits for means that another call would wait for ever; at the end, none waits. */
  private requireCall(id: number): PendingCall | undefined {
    const call = this.calls.get(id);
    if (call || this.ended) return call;
    throw new Error(
      `Failed to read a reply: no call has the number ${String(id)}. The frame is damaged.`,
    );
  }

  private acceptRecord(
    kind: number,
    input: ByteReader,
    beside: readonly Beside[],
    deferred: (() => void)[] | undefined,
  ): void {
    const act = this.readRecord(kind, input, beside);
    if (deferred && act) deferred.push(act);
    else act?.();
  }

  /** What the record does, once it may act. */
  private readRecord(
    kind: number,
    input: ByteReader,
    beside: readonly Beside[],
  ): (() => void) | undefined {
    const { calls, promises, owned } = this;
    const { decoder } = this.codec;
    switch (kind) {
      case record.THROW: {
        const id = input.u32();
        const before = input.position;
        decoder.site = this.requireCall(id)?.site;
        const error = decoder.decode(input, beside, ERROR);
        decoder.site = undefined;
        this.meter?.answered(id, input.position - before);
        return () => calls.take(id)?.reject(error);
      }
      case record.FULFIL: {
        const id = input.u32();
        const value = decoder.decode(input, beside, promises.peek(id)?.form ?? ANY);
        return () => promises.take(id)?.resolve(value);
      }
      case record.REJECT: {
        const id = input.u32();
        const error = decoder.decode(input, beside, ERROR);
        return () => promises.take(id)?.reject(error);
      }
      case record.RELEASE: {
        const handle = input.u32();
        const count = input.u32();
        return () => {
          owned.release(handle, count);
        };
      }
      default:
        this.host.receive(kind, input, beside);
        return undefined;
    }
  }
}

/** What follows the record that ends a frame would be dropped in silence. */
function requireEnd(input: ByteReader): void {
  if (input.atEnd) return;
  throw new Error(
    'Failed to read a synchronous frame: it goes on after its end. The frame is damaged.',
  );
}
