import {
  ANY,
  ARRAY,
  CHAR,
  ERROR,
  FUNCTION,
  NOTHING,
  OBJECT,
  PROMISE,
  REFERENCE,
  SCALAR,
  SEGMENT,
  type Form,
} from '../wire/form.js';

/** The marshaller's type codes, as .NET 8, 9 and 10 write them into a signature. */
export const Type = {
  None: 0,
  Void: 1,
  Discard: 2,
  Boolean: 3,
  Byte: 4,
  Char: 5,
  Int16: 6,
  Int32: 7,
  Int52: 8,
  BigInt64: 9,
  Double: 10,
  Single: 11,
  IntPtr: 12,
  JSObject: 13,
  Object: 14,
  String: 15,
  Exception: 16,
  DateTime: 17,
  DateTimeOffset: 18,
  Nullable: 19,
  Task: 20,
  Array: 21,
  ArraySegment: 22,
  Span: 23,
  Action: 24,
  Function: 25,
  DiscardNoWait: 26,
} as const;

/** A signature of .NET 8 has version 1, one of 9 and 10 version 2. */
const VERSIONS = { 1: { header: 8 }, 2: { header: 32 } } as const;
const RECORD_SIZE = 32;
/** Offsets in a record: its type, and the types that it is made of. */
const RESULT_TYPE = 16;
const ARGUMENT_TYPES = 20;

export interface Signature {
  readonly parameters: readonly Form[];
  readonly result: Form;
  /** Function and module name, where the signature holds them (version 2). */
  readonly name: string | undefined;
  readonly module: string | undefined;
  /** By which C# calls an import (version 2). */
  readonly handle: number | undefined;
}

/** Reads the signature at `address`; undefined when it is not as expected. */
export function readSignature(memory: WebAssembly.Memory, address: number): Signature | undefined {
  const view = new DataView(memory.buffer);
  const version = view.getInt32(address, true);
  if (version !== 1 && version !== 2) return undefined;
  const count = view.getInt32(address + 4, true);
  if (count < 0 || count > 255) return undefined;
  const records = address + VERSIONS[version].header;
  const form = (index: number) => readForm(view, records + index * RECORD_SIZE);
  return {
    result: form(1),
    parameters: Array.from({ length: count }, (_, index) => form(index + 2)),
    name: version === 2 ? readName(view, address, 16) : undefined,
    module: version === 2 ? readName(view, address, 24) : undefined,
    handle: version === 2 ? view.getInt32(address + 8, true) : undefined,
  };
}

function readForm(view: DataView, record: number): Form {
  const type = view.getInt32(record, true);
  const part = (offset: number) => formOf(view.getInt32(record + offset, true));
  switch (type) {
    case Type.Task:
      return [PROMISE, part(RESULT_TYPE), view.getInt32(record + RESULT_TYPE, true)];
    case Type.Array:
      return [ARRAY, part(ARGUMENT_TYPES)];
    case Type.Nullable:
      return part(RESULT_TYPE);
    case Type.Action:
    case Type.Function: {
      const parameters: Form[] = [];
      for (let i = 0; i < 3; i++) {
        const code = view.getInt32(record + ARGUMENT_TYPES + 4 * i, true);
        if (code !== Type.None) parameters.push(formOf(code));
      }
      return [FUNCTION, parameters, type === Type.Action ? NOTHING : part(RESULT_TYPE)];
    }
    default:
      return formOf(type);
  }
}

function formOf(type: number): Form {
  switch (type) {
    case Type.None:
    case Type.Void:
    case Type.Discard:
    case Type.DiscardNoWait:
      return NOTHING;
    case Type.Char:
      return CHAR;
    case Type.ArraySegment:
      return SEGMENT;
    case Type.JSObject:
      return REFERENCE;
    case Type.Exception:
      return ERROR;
    case Type.Object:
      return OBJECT;
    case Type.Span:
    case Type.Task:
    case Type.Array:
    case Type.Action:
    case Type.Function:
      return ANY;
    default:
      return SCALAR;
  }
}

function readName(view: DataView, address: number, place: number): string | undefined {
  const offset = view.getInt32(address + place, true);
  const length = view.getInt32(address + place + 4, true);
  return offset === 0 ? undefined : readUtf16(view, address + offset, length);
}

function readUtf16(view: DataView, start: number, byteLength: number): string {
  let text = '';
  for (let i = 0; i < byteLength; i += 2) {
    text += String.fromCharCode(view.getUint16(start + i, true));
  }
  return text;
}

/** The text of a C# string object of .NET 8: header, length in units, units. */
export function readManagedString(
  memory: WebAssembly.Memory,
  reference: number,
): string | undefined {
  const view = new DataView(memory.buffer);
  const address = view.getUint32(reference, true);
  if (address === 0) return undefined;
  const length = view.getInt32(address + 8, true);
  return length < 0 || length > 0xffff ? undefined : readUtf16(view, address + 12, length * 2);
}
