import { wasmAt, textAt, type Beside } from './beside.js';
import { decodeArray } from './array-codec.js';
import { THROWN_OBJECT, type Border } from './border.js';
import type { ByteReader } from './byte-reader.js';
import {
  ANY,
  COPY,
  FUNCTION,
  isFunctionForm,
  itemForm,
  PROMISE,
  type Form,
  type FunctionForm,
} from './form.js';
import type { HeldObjects, OwnedObjects } from './handles.js';
import { decodeMisfit } from './misfit.js';
import type { Promises } from './promises.js';
import * as tag from './tags.js';

const COPIED_FUNCTION: FunctionForm = [FUNCTION, [COPY, COPY, COPY, COPY, COPY], [PROMISE, COPY]];

/** Bytes to values. The same for both threads: what differs between them is behind `Border`. */
export class Decoder {
  /** Where the call was made whose error is being read. */
  site: Error | undefined;

  constructor(
    private readonly owned: OwnedObjects,
    private readonly held: HeldObjects,
    private readonly promises: Promises,
    private readonly border: Border,
  ) {}

  decodeAll(
    input: ByteReader,
    beside: readonly Beside[],
    forms: readonly Form[] | undefined,
  ): unknown[] {
    const count = input.u8();
    const values = new Array<unknown>(count);
    for (let i = 0; i < count; i++) values[i] = this.decode(input, beside, forms?.[i] ?? ANY);
    return values;
  }

  decode(input: ByteReader, beside: readonly Beside[], form: Form): unknown {
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
      case tag.TEXT_BESIDE:
        return textAt(beside, input.u32());
      case tag.WASM:
        return wasmAt(beside, input.u32());
      case tag.DATE:
        return new Date(input.f64());
      case tag.ARRAY:
        return this.decodeArray(input, beside, itemForm(form));
      case tag.BYTES:
      case tag.ATTACHED:
        return decodeArray(kind, input, beside);
      case tag.VIEW:
        return this.border.decodeView(input, beside, this.held);
      case tag.OBJECT: {
        const variety = input.u8();
        const handle = input.u32();
        const text = variety === THROWN_OBJECT ? input.text() : undefined;
        return this.held.receive(handle, () => this.border.makeObject(handle, variety, text));
      }
      case tag.FUNCTION:
        return this.decodeFunction(input.u32(), functionForm(form));
      case tag.ERROR:
        return this.decodeError(input, beside);
      case tag.YOURS:
        return this.owned.get(input.u32());
      case tag.PROMISE:
        return this.promises.receive(input.u32(), form);
      case tag.MISFIT:
        return decodeMisfit(input);
      case tag.RECORD:
        return this.decodeRecord(input, beside);
      default:
        throw new Error(
          `Failed to read a value: unknown tag ${String(kind)}. The frame is damaged.`,
        );
    }
  }

  private decodeRecord(input: ByteReader, beside: readonly Beside[]): object {
    const entries: [string, unknown][] = [];
    for (let left = input.count(); left > 0; left--) {
      entries.push([input.text(), this.decode(input, beside, COPY)]);
    }
    return Object.fromEntries(entries);
  }

  private decodeFunction(handle: number, form: FunctionForm | undefined): object {
    const proxy = this.held.receive(handle, () => this.border.makeFunction(handle, form));
    return this.border.admitFunction?.(proxy, handle, form) ?? proxy;
  }

  private decodeError(input: ByteReader, beside: readonly Beside[]): Error {
    const handle = input.u32();
    const parts = {
      kind: input.u8(),
      name: input.text(),
      message: input.text(),
      stack: input.text(),
      hasCause: input.u8() === 1,
      cause: undefined as unknown,
    };
    if (parts.hasCause) parts.cause = this.decode(input, beside, ANY);
    return this.held.receive(handle, () => this.border.makeError(parts, this.site));
  }

  private decodeArray(input: ByteReader, beside: readonly Beside[], item: Form): unknown[] {
    // Grown item by item: a damaged frame can nest counts that no frame could fill.
    const values: unknown[] = [];
    for (let left = input.count(); left > 0; left--) values.push(this.decode(input, beside, item));
    return values;
  }
}

function functionForm(form: Form): FunctionForm | undefined {
  if (form === COPY) return COPIED_FUNCTION;
  return isFunctionForm(form) ? form : undefined;
}
