import type { Form } from './form.js';

type Resolve = (value: unknown) => void;
type Reject = (error: unknown) => void;

/** From here on the table is given back when nothing waits any more. */
const KEPT_SLOTS = 1024;

/** How a call ended. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** A call that waits for its end. */
export interface PendingCall {
  readonly id: number;
  readonly form: Form;
  readonly name: string;
  /** Where it was made, as far as that is noted: only after it was posted. */
  site: Error | undefined;
  readonly promise: Promise<unknown>;
  readonly resolve: Resolve;
  readonly reject: Reject;
}

let lastResolve: Resolve;
let lastReject: Reject;
// One function for all: a closure for each call would cost more than the rest of its entry.
const capture = (resolve: Resolve, reject: Reject) => {
  lastResolve = resolve;
  lastReject = reject;
};

/**
 * The calls of this side that wait for their reply. Each ends exactly once: by its reply, or by `end`, which rejects
 * all that are left and every later one. A number serves again as soon as its call has ended: no other reply to it
 * can come.
 */
export class PendingCalls {
  size = 0;
  private slots: (PendingCall | undefined)[] = [];
  private free: number[] = [];
  private ended: (() => Error) | undefined;

  /** `ended` hears of the end at once; the reactions of the promise come in a microtask. */
  open(form: Form, name: string, ended?: (outcome: Outcome) => void): PendingCall {
    const promise = new Promise<unknown>(capture);
    const id = this.free.pop() ?? this.slots.length;
    const call = {
      id,
      form,
      name,
      site: undefined,
      promise,
      resolve: lastResolve,
      reject: lastReject,
    };
    if (ended) tellAtOnce(call, ended);
    if (this.ended) {
      call.reject(this.ended());
      return call;
    }
    this.slots[id] = call;
    this.size++;
    return call;
  }

  /** The call with this number; undefined when it has ended already. */
  get(id: number): PendingCall | undefined {
    return this.slots[id];
  }

  /** Takes the call out, to be ended by the caller; undefined when it has ended already. */
  take(id: number): PendingCall | undefined {
    const call = this.slots[id];
    if (!call) return undefined;
    this.slots[id] = undefined;
    this.size--;
    if (this.size === 0 && this.slots.length > KEPT_SLOTS) {
      this.slots = [];
      this.free = [];
    } else this.free.push(id);
    return call;
  }

  *values(): Iterable<PendingCall> {
    for (const call of this.slots) if (call) yield call;
  }

  /** Rejects everything, now and from now on; `error` is asked for each, so that each has a stack of its own. */
  end(error: () => Error): void {
    this.ended = error;
    const left = [...this.values()];
    this.slots = [];
    this.free = [];
    this.size = 0;
    for (const call of left) call.reject(error());
  }
}

function tellAtOnce(
  call: { resolve: Resolve; reject: Reject },
  ended: (outcome: Outcome) => void,
): void {
  const { resolve, reject } = call;
  call.resolve = (value) => {
    resolve(value);
    ended({ value });
  };
  call.reject = (error) => {
    reject(error);
    ended({ error });
  };
}
