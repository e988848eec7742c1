import type { ByteReader } from './byte-reader.js';
import type { Metadata } from './metadata.js';
import { typeName } from './type-name.js';

/** A type as a signature writes it, ECMA-335 II.23.2.12. */
export type TypeSignature =
  | { readonly kind: 'primitive'; readonly name: Primitive }
  | { readonly kind: 'named'; readonly name: string; readonly isValueType: boolean }
  | {
      readonly kind: 'generic';
      readonly name: string;
      readonly isValueType: boolean;
      readonly arguments: readonly TypeSignature[];
    }
  | { readonly kind: 'array'; readonly element: TypeSignature; readonly rank: number }
  | { readonly kind: 'pointer' | 'reference'; readonly element: TypeSignature }
  /** A type parameter of the class or of the method. */
  | { readonly kind: 'parameter'; readonly of: 'type' | 'method'; readonly index: number }
  | { readonly kind: 'function' };

export interface MethodSignature {
  readonly isInstance: boolean;
  readonly result: TypeSignature;
  readonly parameters: readonly TypeSignature[];
}

const PRIMITIVES = {
  0x01: 'Void',
  0x02: 'Boolean',
  0x03: 'Char',
  0x04: 'SByte',
  0x05: 'Byte',
  0x06: 'Int16',
  0x07: 'UInt16',
  0x08: 'Int32',
  0x09: 'UInt32',
  0x0a: 'Int64',
  0x0b: 'UInt64',
  0x0c: 'Single',
  0x0d: 'Double',
  0x0e: 'String',
  0x16: 'TypedReference',
  0x18: 'IntPtr',
  0x19: 'UIntPtr',
  0x1c: 'Object',
} as const;

export type Primitive = (typeof PRIMITIVES)[keyof typeof PRIMITIVES];

const POINTER = 0x0f;
const REFERENCE = 0x10;
const VALUE_TYPE = 0x11;
const CLASS = 0x12;
const TYPE_PARAMETER = 0x13;
const MATRIX = 0x14;
const GENERIC = 0x15;
const FUNCTION = 0x1b;
const ARRAY = 0x1d;
const METHOD_PARAMETER = 0x1e;
const MODIFIERS = [0x1f, 0x20];
const PINNED = 0x45;

const HAS_THIS = 0x20;
const IS_GENERIC = 0x10;

/** C# writes no type that is nested this deep; a damaged file could. */
const DEEPEST = 64;
const LONGEST_SIGNATURE = 65_536;

export function readMethodSignature(metadata: Metadata, blob: ByteReader): MethodSignature {
  if (blob.length > LONGEST_SIGNATURE) blob.fail(`it takes ${blob.length} bytes`);
  const flags = blob.u8();
  if (flags & IS_GENERIC) blob.packed();
  const count = countIn(blob);
  const result = readType(metadata, blob);
  const parameters = Array.from({ length: count }, () => readType(metadata, blob));
  return { isInstance: (flags & HAS_THIS) !== 0, result, parameters };
}

export function readType(metadata: Metadata, blob: ByteReader, depth = 0): TypeSignature {
  if (depth > DEEPEST) blob.fail(`types are nested deeper than ${DEEPEST}`);
  const inner = (): TypeSignature => readType(metadata, blob, depth + 1);
  const code = blob.u8();
  const name = (PRIMITIVES as Record<number, Primitive | undefined>)[code];
  if (name) return { kind: 'primitive', name };
  switch (code) {
    case POINTER:
      return { kind: 'pointer', element: inner() };
    case REFERENCE:
      return { kind: 'reference', element: inner() };
    case VALUE_TYPE:
    case CLASS:
      return { kind: 'named', name: readName(metadata, blob), isValueType: code === VALUE_TYPE };
    case GENERIC:
      return readGeneric(metadata, blob, inner);
    case TYPE_PARAMETER:
      return { kind: 'parameter', of: 'type', index: blob.packed() };
    case METHOD_PARAMETER:
      return { kind: 'parameter', of: 'method', index: blob.packed() };
    case ARRAY:
      return { kind: 'array', element: inner(), rank: 1 };
    case MATRIX:
      return readMatrix(blob, inner());
    case FUNCTION:
      readFunction(blob, inner);
      return { kind: 'function' };
    case PINNED:
      return inner();
    default:
      if (!MODIFIERS.includes(code)) return blob.fail(`${code} is no type`);
      blob.packed();
      return inner();
  }
}

function readGeneric(
  metadata: Metadata,
  blob: ByteReader,
  inner: () => TypeSignature,
): TypeSignature {
  const isValueType = blob.u8() === VALUE_TYPE;
  const name = readName(metadata, blob);
  return {
    kind: 'generic',
    name,
    isValueType,
    arguments: Array.from({ length: countIn(blob) }, inner),
  };
}

function readMatrix(blob: ByteReader, element: TypeSignature): TypeSignature {
  const rank = blob.packed();
  // Sizes and lower bounds, which C# does not write.
  for (let list = 0; list < 2; list++) {
    const count = countIn(blob);
    for (let index = 0; index < count; index++) blob.packed();
  }
  return { kind: 'array', element, rank };
}

function readFunction(blob: ByteReader, inner: () => TypeSignature): void {
  if (blob.u8() & IS_GENERIC) blob.packed();
  const count = countIn(blob) + 1;
  for (let index = 0; index < count; index++) inner();
}

function readName(metadata: Metadata, blob: ByteReader): string {
  const row = metadata.tables.coded('TypeDefOrRef', blob.packed());
  return row ? typeName(metadata, row) : blob.fail('a type has no name');
}

/** Each of what is counted takes a byte at least. */
function countIn(blob: ByteReader): number {
  const count = blob.packed();
  return count <= blob.left
    ? count
    : blob.fail(`${count} types should follow in ${blob.left} bytes`);
}
