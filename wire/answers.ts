import type { Encoder } from './encoder.js';
import { contentForm, ERROR, isPromiseForm, NOTHING, type Form } from './form.js';
import type { Callee, Host } from './host.js';
import type { ServiceMeter } from './meter.js';
import type { Outbox } from './outbox.js';
import { isThenable } from './promises.js';
import * as record from './records.js';

/** Serves the calls of the other side, and tells it how they, and this side's promises, ended. */
export class Answers {
  /** How many calls of the other side wait for a promise of this one. */
  unanswered = 0;
  meter: ServiceMeter | undefined;
  private nextPromise = 1;

  constructor(
    private readonly host: Host,
    private readonly outbox: Outbox,
    private readonly encoder: () => Encoder,
  ) {}

  /** Runs a call, and answers it now or when its promise has settled. */
  serve(id: number, callee: Callee, args: unknown[]): void {
    this.meter?.began(id);
    try {
      this.answer(id, callee.result, callee.run(args));
    } catch (error) {
      this.threw(record.THROW, id, error);
    }
  }

  /** Announces the settlement of a promise under the number it returns. */
  sendPromise(promise: PromiseLike<unknown>, form: Form): number {
    const id = this.nextPromise;
    this.nextPromise = (id % 0xffffffff) + 1;
    this.whenSettled(promise, record.FULFIL, record.REJECT, id, form);
    return id;
  }

  /** Writes the answer that ends a frame of the shared lane; an answer that cannot cross becomes its error. */
  syncReturn(value: unknown, form: Form): void {
    try {
      this.outbox.recordLast((out) => {
        out.u8(record.SYNC_RETURN);
        this.encoder().encode(out, value, form);
      });
    } catch (error) {
      this.syncThrow(error);
    }
  }

  syncThrow(error: unknown): void {
    this.writeThrown(error, (value) => {
      this.outbox.recordLast((out) => {
        out.u8(record.SYNC_THROW);
        this.encoder().encode(out, value, ERROR);
      });
    });
  }

  private answer(id: number, form: Form, result: unknown): void {
    if (form !== NOTHING && isThenable(result)) {
      this.unanswered++;
      this.whenSettled(result, record.RETURN, record.THROW, id, contentForm(form));
    } else if (isPromiseForm(form) && result !== null && result !== undefined) {
      // The marshaller's own words for a Task import whose function returned something else.
      this.threw(record.THROW, id, new Error('Assert failed: Value is not a Promise'));
    } else this.returned(record.RETURN, id, result, form);
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
        if (good === record.RETURN) this.unanswered--;
        this.returned(good, id, value, form);
      },
      (error: unknown) => {
        if (good === record.RETURN) this.unanswered--;
        this.threw(bad, id, error);
      },
    );
  }

  private returned(kind: number, id: number, value: unknown, form: Form): void {
    const { outbox } = this;
    if (outbox.isClosed) return;
    if (kind === record.RETURN) this.meter?.ended(id);
    const out = outbox.begin();
    try {
      out.tagged(kind, id);
      this.encoder().encode(out, value, form);
      outbox.complete();
    } catch (error) {
      outbox.rollBack();
      this.threw(kind === record.RETURN ? record.THROW : record.REJECT, id, error);
      return;
    }
    outbox.leave();
  }

  private threw(kind: number, id: number, error: unknown): void {
    if (kind === record.THROW) this.meter?.ended(id);
    this.writeThrown(error, (value) => {
      this.outbox.record((out) => {
        out.tagged(kind, id);
        this.encoder().encode(out, value, ERROR);
      });
    });
  }

  /** What was thrown may itself be unable to cross: then its description does. */
  private writeThrown(error: unknown, write: (value: unknown) => void): void {
    try {
      write(this.host.outgoingError(error));
    } catch {
      write(new Error(textOf(error)));
    }
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
