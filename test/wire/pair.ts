import {
  builtInError,
  builtInErrorKind,
  MANAGED_OBJECT,
  PLAIN_OBJECT,
  type ErrorParts,
} from '../../wire/border.js';
import { buffersOf, type Beside } from '../../wire/beside.js';
import { ByteReader } from '../../wire/byte-reader.js';
import { Connection } from '../../wire/connection.js';
import { CallTarget, type Callee, type Host } from '../../wire/host.js';
import { ANY, type Form, type FunctionForm } from '../../wire/form.js';
import { HEAD } from '../../wire/outbox.js';
import { TO_FUNCTION } from '../../wire/records.js';
import { letTurnsPass } from '../runtime/turns.js';

/** An object that its own side tells apart from others. */
export class Special {
  readonly special = true;
}

/** What stands for an object of the other side. */
export class Proxied {
  constructor(readonly variety: number) {}
}

type AnyFunction = (...args: unknown[]) => unknown;

/** One side of a boundary. Its callees are plain functions by number, as TO_EXPORT has them. */
export class Side implements Host {
  readonly callees = new Map<number, Callee>();
  readonly connection: Connection;
  /** Whether each of its calls is taken for one that comes alone. */
  callsAlone = false;
  /** Frames that were posted and have not arrived. */
  readonly posted: { bytes: Uint8Array; beside: Beside[] }[] = [];

  constructor(givesArrays = false) {
    const post = (bytes: Uint8Array, beside: readonly Beside[]) => {
      const carried = structuredClone([...beside], { transfer: buffersOf(beside) });
      this.posted.push({ bytes: bytes.slice(), beside: carried });
    };
    this.connection = new Connection(this, post, givesArrays);
  }

  findCallee(target: number, id: number, result: Form): Callee {
    if (target === TO_FUNCTION) {
      const run = this.connection.owned.get(id) as AnyFunction;
      return { parameters: undefined, result, run: (args) => run(...args) };
    }
    const callee = this.callees.get(id);
    if (!callee) throw new Error(`There is no callee ${String(id)}.`);
    return callee;
  }

  makeObject(_handle: number, variety: number): object {
    return new Proxied(variety);
  }

  makeFunction(handle: number, form: FunctionForm | undefined): object {
    const to = new CallTarget(TO_FUNCTION, handle, form?.[1], form?.[2] ?? ANY);
    return (...args: unknown[]) => this.connection.call(to, args, 'a function');
  }

  makeError(parts: ErrorParts): Error {
    return builtInError(parts);
  }

  varietyOf(object: object): number {
    return object instanceof Special ? MANAGED_OBJECT : PLAIN_OBJECT;
  }

  errorKind(error: Error): number {
    return builtInErrorKind(error);
  }

  /** Neither side has windows on memory. */
  encodeView(): boolean {
    return false;
  }

  decodeView(): object {
    throw new Error('There are no views here.');
  }

  outgoingError(error: unknown): unknown {
    return error;
  }

  admitPromise(promise: Promise<unknown>): Promise<unknown> {
    // A spec that drops a promise means it.
    promise.catch(() => undefined);
    return promise;
  }

  comesAlone(): boolean {
    return this.callsAlone;
  }

  callSite(): undefined {
    return undefined;
  }

  receive(kind: number): void {
    throw new Error(`Record ${String(kind)} is unknown.`);
  }
}

/** Two sides in one thread; what they post waits until it is delivered. */
export class Pair {
  readonly near: Side;
  readonly far = new Side();

  constructor(givesArrays = false) {
    this.near = new Side(givesArrays);
  }

  /** A value's way across, without a record around it. */
  pass(value: unknown, form: Form = ANY): unknown {
    return passValue(this.near, this.far, value, form);
  }

  /** The same in the other direction. */
  passBack(value: unknown, form: Form = ANY): unknown {
    return passValue(this.far, this.near, value, form);
  }

  /** What the near side has written, ready to be read by the far one. */
  takeLast(): { input: ByteReader; buffers: readonly ArrayBuffer[] } {
    return takeFrom(this.near);
  }

  /** Delivers the oldest frame that `from` posted. */
  deliver(from: Side): boolean {
    const frame = from.posted.shift();
    if (!frame) return false;
    const input = new ByteReader(frame.bytes);
    input.position = HEAD;
    const to = from === this.near ? this.far : this.near;
    to.connection.acceptMessage(input, frame.beside);
    return true;
  }

  /** Delivers everything, and what that causes, until both sides are quiet. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      while (this.deliver(this.near) || this.deliver(this.far)) quiet = 0;
      await letTurnsPass(1);
    }
  }
}

function passValue(from: Side, to: Side, value: unknown, form: Form): unknown {
  const { outbox, codec } = from.connection;
  outbox.recordLast((out) => {
    codec.encoder.encode(out, value, form);
  });
  const { input, buffers } = takeFrom(from);
  const result = to.connection.codec.decoder.decode(input, buffers, form);
  if (!input.atEnd) throw new Error('Something of the value was left over.');
  return result;
}

function takeFrom(side: Side): { input: ByteReader; buffers: readonly ArrayBuffer[] } {
  const { bytes, buffers } = side.connection.outbox.take();
  const input = new ByteReader(bytes.slice());
  input.position = HEAD;
  return { input, buffers };
}
