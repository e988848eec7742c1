import { PLAIN_OBJECT, type Border } from './border.js';
import type { ByteReader } from './byte-reader.js';
import {
  ANY,
  CHAR,
  COPY,
  ERROR,
  FUNCTION,
  isFunctionForm,
  isPromiseForm,
  itemForm,
  NOTHING,
  PROMISE,
  REFERENCE,
  SCALAR,
  type Form,
  type FunctionForm,
} from './form.js';
import type { HeldObjects, OwnedObjects } from './handles.js';
import type { FrameWriter } from './frame-writer.js';
import { decodeMisfit, encodeMisfit } from './misfit.js';
import * as tag from './tags.js';
import { takeTransfers } from './transfer.js';
import { arrayOver, elementKind } from './typed-arrays.js';

/** Arrays from this size ride beside the frame, in the transfer list. */
const ATTACH_FROM = 32 * 1024;
const DEEPEST = 64;
const COPIED_FUNCTION: FunctionForm = [FUNCTION, [COPY, COPY, COPY, COPY, COPY], [PROMISE, COPY]];

/** Promises of either side, on their way across. */
export interface Promises {
  /** Announces the settlement of `promise` under the number it returns. */
  send(promise: PromiseLike<unknown>, form: Form): number;
  receive(id: number, form: Form): Promise<unknown>;
}

/** Values to bytes and back. The same for both threads: what differs between them is behind `Border`. */
export class Codec {
  private readonly path: number[] = [];
  private depth = 0;
  /** Where the call was made whose error is being read. */
  site: Error | undefined;

  constructor(
    private readonly owned: OwnedObjects,
    private readonly held: HeldObjects,
    private readonly promises: Promises,
    private readonly border: Border,
    /** Whether large arrays may be given away without a copy: where they are the marshaller's own copies. */
    private readonly givesArrays: boolean,
  ) {}

  /** Writes the arguments of a call: a count, then each by its form. */
  encodeAll(
    out: FrameWriter,
    values: readonly unknown[],
    forms: readonly Form[] | undefined,
  ): void {
    out.u8(values.length);
    this.depth = 0;
    for (let i = 0; i < values.length; i++) {
      this.path[0] = i;
      this.encodeAt(1, out, values[i], forms?.[i] ?? ANY);
    }
  }

  encode(out: FrameWriter, value: unknown, form: Form): void {
    if (form === NOTHING) {
      out.u8(tag.UNDEFINED);
      return;
    }
    this.depth = 0;
    this.encodeAt(0, out, value, form);
  }

  decodeAll(
    input: ByteReader,
    buffers: readonly ArrayBuffer[],
    forms: readonly Form[] | undefined,
  ): unknown[] {
    const count = input.u8();
    const values = new Array<unknown>(count);
    for (let i = 0; i < count; i++) values[i] = this.decode(input, buffers, forms?.[i] ?? ANY);
    return values;
  }

  decode(input: ByteReader, buffers: readonly ArrayBuffer[], form: Form): unknown {
    const kind = input.u8();
    switch (kind) {
      case tag.UNDEFINED:
        return undefined;
      case tag.NULL:
        return null;
      case tag.TRUE:
        return true;
      case tag.FALSE:
        return false;
      case tag.INT32:
        return input.i32();
      case tag.DOUBLE:
        return input.f64();
      case tag.BIGINT:
        return input.i64();
      case tag.HUGE_BIGINT:
        return BigInt(input.text());
      case tag.TEXT:
        return input.text();
      case tag.DATE:
        return new Date(input.f64());
      case tag.ARRAY:
        return this.decodeArray(input, buffers, itemForm(form));
      case tag.BYTES: {
        const elements = input.u8();
        const bytes = input.copy(input.u32());
        return arrayOver(elements, bytes.buffer, 0, bytes.length);
      }
      case tag.ATTACHED:
        return decodeAttached(input, buffers);
      case tag.OBJECT: {
        const variety = input.u8();
        const handle = input.u32();
        return this.held.receive(handle, () => this.border.makeObject(handle, variety));
      }
      case tag.FUNCTION: {
        const handle = input.u32();
        return this.held.receive(handle, () =>
          this.border.makeFunction(handle, functionForm(form)),
        );
      }
      case tag.ERROR:
        return this.decodeError(input, buffers);
      case tag.YOURS:
        return this.owned.get(input.u32());
      case tag.PROMISE:
        return this.promises.receive(input.u32(), itemForm(form));
      case tag.MISFIT:
        return decodeMisfit(input);
      case tag.RECORD:
        return this.decodeRecord(input, buffers);
      default:
        throw new Error(
          `Failed to read a value: unknown tag ${String(kind)}. The frame is damaged.`,
        );
    }
  }

  private encodeAt(depth: number, out: FrameWriter, value: unknown, form: Form): void {
    this.depth = depth;
    switch (typeof value) {
      case 'number':
        if ((value | 0) === value && (value !== 0 || 1 / value > 0)) out.tagged(tag.INT32, value);
        else {
          out.u8(tag.DOUBLE);
          out.f64(value);
        }
        return;
      case 'string':
        if (form === CHAR && value.length === 1) {
          out.tagged(tag.INT32, value.charCodeAt(0));
          return;
        }
        out.u8(tag.TEXT);
        out.text(value);
        return;
      case 'boolean':
        out.u8(value ? tag.TRUE : tag.FALSE);
        return;
      case 'undefined':
        out.u8(tag.UNDEFINED);
        return;
      case 'bigint':
        encodeBigInt(out, value);
        return;
      case 'object':
        if (value === null) out.u8(tag.NULL);
        else this.encodeObject(depth, out, value, form);
        return;
      case 'function':
        if (isScalarForm(form)) encodeMisfit(out, value);
        else this.encodeHeld(out, value, form);
        return;
      default:
        if (isScalarForm(form)) {
          encodeMisfit(out, value as symbol);
          return;
        }
        throw new TypeError(
          `Failed to send ${this.where()}: a ${typeof value} cannot cross to another thread. Make sure to pass its description instead.`,
        );
    }
  }

  private encodeObject(depth: number, out: FrameWriter, value: object, form: Form): void {
    if (isScalarForm(form) && !(value instanceof Date)) encodeMisfit(out, value);
    else if (form === REFERENCE) this.encodeHeld(out, value, form);
    else if (Array.isArray(value)) this.encodeArray(depth, out, value, itemForm(form));
    else if (value instanceof Date) {
      out.u8(tag.DATE);
      out.f64(value.getTime());
    } else if (elementKind(value) >= 0) encodeBytes(out, value as Uint8Array, this.givesArrays);
    else if (form === COPY && isPlain(value)) this.encodeRecord(depth, out, value);
    else this.encodeHeld(out, value, form);
  }

  /** What stays where it is: a handle crosses. */
  private encodeHeld(out: FrameWriter, value: object, form: Form): void {
    const theirs = this.held.handleOf(value);
    if (theirs !== undefined) out.tagged(tag.YOURS, theirs);
    else if (value instanceof Error) this.encodeError(out, value);
    else if (
      form !== REFERENCE &&
      (isPromiseForm(form) || isThenable(value)) &&
      isThenable(value)
    ) {
      out.tagged(tag.PROMISE, this.promises.send(value, itemForm(form)));
    } else if (typeof value === 'function') {
      out.tagged(tag.FUNCTION, this.send(out, value));
    } else {
      out.u8(tag.OBJECT);
      out.u8(this.border.varietyOf(value) || PLAIN_OBJECT);
      out.u32(this.send(out, value));
    }
  }

  private encodeArray(
    depth: number,
    out: FrameWriter,
    values: readonly unknown[],
    item: Form,
  ): void {
    if (depth >= DEEPEST) {
      throw new TypeError(
        `Failed to send ${this.where()}: arrays are nested more than ${String(DEEPEST)} deep, or contain themselves. Make sure to send a flatter value.`,
      );
    }
    out.tagged(tag.ARRAY, values.length);
    for (let i = 0; i < values.length; i++) {
      this.path[depth] = i;
      this.encodeAt(depth + 1, out, values[i], item);
    }
    this.depth = depth;
  }

  private encodeRecord(depth: number, out: FrameWriter, value: object): void {
    const entries = Object.entries(value);
    if (depth >= DEEPEST)
      throw new TypeError('Failed to send a configuration: it contains itself.');
    out.tagged(tag.RECORD, entries.length);
    for (const [key, item] of entries) {
      out.text(key);
      this.encodeAt(depth + 1, out, item, COPY);
    }
  }

  private decodeRecord(input: ByteReader, buffers: readonly ArrayBuffer[]): object {
    const entries: [string, unknown][] = [];
    for (let left = input.count(); left > 0; left--) {
      entries.push([input.text(), this.decode(input, buffers, COPY)]);
    }
    return Object.fromEntries(entries);
  }

  private encodeError(out: FrameWriter, error: Error): void {
    out.tagged(tag.ERROR, this.send(out, error));
    out.u8(this.border.errorKind(error));
    out.text(textOf(error.name));
    out.text(textOf(error.message));
    out.text(textOf(error.stack));
    const hasCause = 'cause' in error && this.depth < DEEPEST;
    out.u8(hasCause ? 1 : 0);
    if (!hasCause) return;
    const before = out.length;
    try {
      this.encodeAt(this.depth + 1, out, error.cause, ERROR);
    } catch {
      // A cause that cannot cross must not take the error's own message with it.
      out.length = before;
      out.u8(tag.UNDEFINED);
    }
  }

  private decodeError(input: ByteReader, buffers: readonly ArrayBuffer[]): Error {
    const handle = input.u32();
    const parts = {
      kind: input.u8(),
      name: input.text(),
      message: input.text(),
      stack: input.text(),
      hasCause: input.u8() === 1,
      cause: undefined as unknown,
    };
    if (parts.hasCause) parts.cause = this.decode(input, buffers, ANY);
    return this.held.receive(handle, () => this.border.makeError(parts, this.site));
  }

  private decodeArray(input: ByteReader, buffers: readonly ArrayBuffer[], item: Form): unknown[] {
    const values = new Array<unknown>(input.count());
    for (let i = 0; i < values.length; i++) values[i] = this.decode(input, buffers, item);
    return values;
  }

  private send(out: FrameWriter, value: object): number {
    const handle = this.owned.send(value);
    out.sent.push(handle);
    return handle;
  }

  private where(): string {
    const [first, ...rest] = this.path.slice(0, this.depth);
    if (first === undefined) return 'the result';
    return `argument ${String(first + 1)}${rest.map((index) => `[${String(index)}]`).join('')}`;
  }
}

/** Page code may have put anything there. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isScalarForm(form: Form): boolean {
  return form === SCALAR || form === CHAR;
}

function functionForm(form: Form): FunctionForm | undefined {
  if (form === COPY) return COPIED_FUNCTION;
  return isFunctionForm(form) ? form : undefined;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    value instanceof Promise ||
    ((typeof value === 'object' || typeof value === 'function') &&
      value !== null &&
      typeof (value as { then?: unknown }).then === 'function')
  );
}

function encodeBigInt(out: FrameWriter, value: bigint): void {
  if (BigInt.asIntN(64, value) === value) {
    out.u8(tag.BIGINT);
    out.i64(value);
  } else {
    out.u8(tag.HUGE_BIGINT);
    out.text(value.toString());
  }
}

function encodeBytes(out: FrameWriter, array: Uint8Array, give: boolean): void {
  const kind = elementKind(array);
  const { buffer, byteOffset, byteLength } = array;
  if (byteLength < ATTACH_FROM) {
    out.u8(tag.BYTES);
    out.u8(kind);
    out.u32(byteLength);
    out.raw(new Uint8Array(buffer, byteOffset, byteLength));
    return;
  }
  const whole = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength;
  const given = (give && whole) || takeTransfers(array).includes(buffer as ArrayBuffer);
  const attached = given
    ? (buffer as ArrayBuffer)
    : new Uint8Array(buffer, byteOffset, byteLength).slice().buffer;
  out.u8(tag.ATTACHED);
  out.u8(kind);
  out.u32(out.attach(attached));
  out.u32(given ? byteOffset : 0);
  out.u32(byteLength);
}

function decodeAttached(input: ByteReader, buffers: readonly ArrayBuffer[]): unknown {
  const kind = input.u8();
  const buffer = buffers[input.u32()];
  if (!buffer)
    throw new Error('Failed to read an array: its buffer is missing. The frame is damaged.');
  return arrayOver(kind, buffer, input.u32(), input.u32());
}
