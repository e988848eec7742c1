import { PLAIN_OBJECT, THROWN_OBJECT, type Border } from './border.js';
import { LARGEST_BUFFER, TEXT_BESIDE_FROM } from './beside.js';
import {
  ANY,
  CHAR,
  COPY,
  ERROR,
  isPromiseForm,
  itemForm,
  NOTHING,
  OBJECT,
  REFERENCE,
  SCALAR,
  type Form,
} from './form.js';
import type { HeldObjects, OwnedObjects } from './handles.js';
import type { FrameWriter } from './frame-writer.js';
import { encodeMisfit } from './misfit.js';
import { isThenable, type Promises } from './promises.js';
import * as tag from './tags.js';
import { crossingSize, encodeArray } from './array-codec.js';
import { elementKind, isDetached, isRefusedArray, type CopiedArray } from './typed-arrays.js';

/** In thread, an array nested between 500 and 1000 deep overflows the stack of C#, which ends the runtime. */
const DEEPEST = 256;
const MOST_ARGUMENTS = 255;
/** How much of a path an error names. */
const STEPS_TOLD = 16;

/** Values to bytes. The same for both threads: what differs between them is behind `Border`. */
export class Encoder {
  /** Where in the value the writer is: indices and keys, after the argument's index when it writes a call. */
  private readonly path: (number | string)[] = [];
  private writesCall = false;
  private depth = 0;

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
    if (values.length > MOST_ARGUMENTS)
      throw new TypeError(
        `Failed to send a call: it has ${String(values.length)} arguments, and at most ${String(MOST_ARGUMENTS)} cross. Make sure to send an array instead.`,
      );
    out.u8(values.length);
    this.writesCall = true;
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
    this.writesCall = false;
    this.encodeAt(0, out, value, form);
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
        if (value.length >= TEXT_BESIDE_FROM && out.takesTexts) {
          out.tagged(tag.TEXT_BESIDE, out.attachText(value));
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
        if (isScalarForm(form) || this.isForeignFunction(value, form)) encodeMisfit(out, value);
        else this.encodeHeld(out, value, form);
        return;
      default:
        if (form !== ANY && form !== COPY) {
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
    else if (form === REFERENCE || (form === ERROR && !(value instanceof Error)))
      this.encodeHeld(out, value, form);
    else if (Array.isArray(value)) this.encodeArray(depth, out, value, itemForm(form));
    else if (value instanceof Date) {
      out.u8(tag.DATE);
      out.f64(value.getTime());
    } else if (elementKind(value) >= 0) this.encodeTyped(out, value as CopiedArray);
    else if (form === COPY && isPlain(value)) this.encodeRecord(depth, out, value);
    else if (form === COPY && out.takesTexts && isWasm(value))
      out.tagged(tag.WASM, out.beside.push(value) - 1);
    else if (form === OBJECT && isRefusedArray(value))
      throw new Error('NotImplementedException: TypedArray');
    else if (this.border.encodeView(out, value, this.owned)) return;
    else this.encodeHeld(out, value, form);
  }

  /** A function of this side where C# wants an object; one that came from there goes home. */
  private isForeignFunction(value: object, form: Form): boolean {
    return form === OBJECT && this.held.handleOf(value) === undefined;
  }

  /** What stays where it is: a handle crosses. */
  private encodeHeld(out: FrameWriter, value: object, form: Form): void {
    const theirs = this.held.handleOf(value);
    if (theirs !== undefined) out.tagged(tag.YOURS, theirs);
    // The marshaller's own words for what was disposed of.
    else if (this.held.wasReleased(value))
      throw new Error('Assert failed: ObjectDisposedException');
    else if (value instanceof Error) this.encodeError(out, value);
    else if (this.held.isForeign(value))
      throw new TypeError(
        `Failed to send ${this.where()}: it belongs to another runtime. Make sure to use an object, delegate or view with the runtime that it came from.`,
      );
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
      const known = this.border.varietyOf(value);
      const variety = form === ERROR && known === PLAIN_OBJECT ? THROWN_OBJECT : known;
      out.u8(variety);
      out.u32(this.send(out, value));
      if (variety === THROWN_OBJECT) out.text(''.concat(value as unknown as string));
    }
  }

  private encodeTyped(out: FrameWriter, array: CopiedArray): void {
    if (isDetached(array))
      throw new TypeError(
        `Failed to send ${this.where()}: its buffer is detached. Make sure to send it before it is transferred, or to send a copy.`,
      );
    const size = crossingSize(array);
    if (size > LARGEST_BUFFER)
      throw new TypeError(
        `Failed to send ${this.where()}: it has ${String(size)} bytes, and at most ${String(LARGEST_BUFFER)} cross in one array. Make sure to send it in parts.`,
      );
    encodeArray(out, array, this.givesArrays);
  }

  private encodeArray(
    depth: number,
    out: FrameWriter,
    values: readonly unknown[],
    item: Form,
  ): void {
    if (this.isTooDeep(depth)) {
      throw new TypeError(
        `Failed to send ${this.where()}: arrays are nested more than ${String(DEEPEST)} deep, or contain themselves. Make sure to send a flatter value.`,
      );
    }
    // A getter on the way may change the array; what was counted is what crosses.
    const { length } = values;
    // Each item takes a byte at least: nobody waits for what cannot fit, such as the holes of a sparse array.
    out.requireRoom(length);
    out.tagged(tag.ARRAY, length);
    for (let i = 0; i < length; i++) {
      this.path[depth] = i;
      this.encodeAt(depth + 1, out, values[i], item);
    }
    this.depth = depth;
  }

  /** The arguments of a call are a level of their own. */
  private isTooDeep(depth: number): boolean {
    return depth >= DEEPEST + (this.writesCall ? 1 : 0);
  }

  private encodeRecord(depth: number, out: FrameWriter, value: object): void {
    if (this.isTooDeep(depth)) {
      throw new TypeError(
        `Failed to send ${this.where()}: objects are nested more than ${String(DEEPEST)} deep, or contain themselves. Make sure to send a flatter value.`,
      );
    }
    const entries = Object.entries(value);
    out.tagged(tag.RECORD, entries.length);
    for (const [key, item] of entries) {
      this.path[depth] = key;
      out.text(key);
      this.encodeAt(depth + 1, out, item, COPY);
    }
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
    const before = [out.length, out.beside.length, out.sent.length] as const;
    try {
      this.encodeAt(this.depth + 1, out, error.cause, ANY);
    } catch {
      // A cause that cannot cross must not take the error's own message with it.
      for (const handle of out.rewind(...before)) this.owned.release(handle, 1);
      out.u8(tag.UNDEFINED);
    }
  }

  private send(out: FrameWriter, value: object): number {
    const handle = this.owned.send(value);
    out.sent.push(handle);
    return handle;
  }

  private where(): string {
    const path = this.path.slice(0, this.depth);
    const start = this.writesCall ? `argument ${String(Number(path.shift()) + 1)}` : 'the result';
    const rest = path.length > STEPS_TOLD ? '…' : '';
    return start + path.slice(0, STEPS_TOLD).map(stepOf).join('') + rest;
  }
}

/** A step of a path, as it is written in code. */
function stepOf(step: number | string): string {
  return typeof step === 'string' && /^[\p{L}_$][\p{L}\d_$]*$/u.test(step)
    ? `.${step}`
    : `[${JSON.stringify(step)}]`;
}

/** Page code may have put anything there. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isScalarForm(form: Form): boolean {
  return form === SCALAR || form === CHAR;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isWasm(value: object): value is WebAssembly.Module | WebAssembly.Memory {
  return value instanceof WebAssembly.Module || value instanceof WebAssembly.Memory;
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
