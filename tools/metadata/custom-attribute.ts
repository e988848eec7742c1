import type { ByteReader } from './byte-reader.js';
import type { Metadata } from './metadata.js';
import { readMethodSignature, readType, type TypeSignature } from './signature.js';
import type { Row } from './tables.js';
import { ownerOf, typeName } from './type-name.js';

export type AttributeValue = string | number | bigint | boolean | null | readonly AttributeValue[];

/** An attribute as C# wrote it; its type and its values are decoded when they are asked for. */
export class CustomAttribute {
  constructor(
    private readonly metadata: Metadata,
    private readonly row: number,
  ) {}

  /** Its class: `named`, or `generic` with its type arguments. */
  get type(): TypeSignature {
    const { metadata } = this;
    const { table, row } = this.constructorRow;
    const { tables } = metadata;
    if (table === 'MethodDef') return this.named({ table: 'TypeDef', row: ownerOf(metadata, row) });
    const parent = tables.coded('MemberRefParent', tables.cell('MemberRef', row, 0));
    if (!parent) return metadata.fail('an attribute has no class');
    return parent.table === 'TypeSpec'
      ? readType(metadata, metadata.blob('TypeSpec', parent.row, 0, 'class of an attribute'))
      : this.named(parent);
  }

  /** Like `System.ObsoleteAttribute`. */
  get name(): string {
    const { type } = this;
    return type.kind === 'named' || type.kind === 'generic' ? type.name : '';
  }

  /** What stands between its parentheses; enums have their number, types their name. */
  get values(): readonly AttributeValue[] {
    const { metadata } = this;
    const { table, row } = this.constructorRow;
    const column = table === 'MethodDef' ? 4 : 2;
    const signature = metadata.blob(table, row, column, 'constructor of an attribute');
    const { parameters } = readMethodSignature(metadata, signature);
    const blob = metadata.blob('CustomAttribute', this.row, 2, 'values of an attribute');
    if (blob.length === 0) return [];
    if (blob.u16() !== 1) blob.fail('they do not begin with 1');
    return parameters.map((type) => readValue(blob, type));
  }

  private get constructorRow(): Row & { table: 'MethodDef' | 'MemberRef' } {
    const { metadata } = this;
    const index = metadata.tables.cell('CustomAttribute', this.row, 1);
    const row = metadata.tables.coded('CustomAttributeType', index);
    if (row?.table === 'MethodDef' || row?.table === 'MemberRef')
      return { ...row, table: row.table };
    return metadata.fail('an attribute has no constructor');
  }

  private named(row: Row): TypeSignature {
    return { kind: 'named', name: typeName(this.metadata, row), isValueType: false };
  }
}

/** Every use of the attributes of one class, with what it stands at, in the order of the file. */
export function* usesOf(
  metadata: Metadata,
  name: string,
): Generator<readonly [Row, CustomAttribute]> {
  const { tables } = metadata;
  // Attributes are many, their constructors few.
  const known = new Map<number, boolean>();
  for (let row = 1; row <= tables.count('CustomAttribute'); row++) {
    const constructor = tables.cell('CustomAttribute', row, 1);
    const attribute = new CustomAttribute(metadata, row);
    const isOne = known.get(constructor) ?? attribute.name === name;
    known.set(constructor, isOne);
    if (!isOne) continue;
    const at = tables.coded('HasCustomAttribute', tables.cell('CustomAttribute', row, 0));
    if (at) yield [at, attribute];
  }
}

/** The attributes of whatever a row stands for. */
export function* attributesOf(metadata: Metadata, row: Row): Generator<CustomAttribute> {
  const { tables } = metadata;
  const key = tables.encode('HasCustomAttribute', row);
  const [from, to] = tables.matching('CustomAttribute', 0, key);
  for (let index = from; index < to; index++) yield new CustomAttribute(metadata, index);
}

function readValue(blob: ByteReader, type: TypeSignature): AttributeValue {
  switch (type.kind) {
    case 'primitive':
      return readPrimitive(blob, type.name);
    case 'named':
      // What is no System.Type is an enum: of int, as all but a few are.
      return type.isValueType ? blob.i32() : readText(blob);
    case 'array': {
      const count = blob.u32();
      if (count === 0xffffffff) return null;
      if (count > blob.left) blob.fail(`${count} values should follow in ${blob.left} bytes`);
      return Array.from({ length: count }, () => readValue(blob, type.element));
    }
    default:
      return blob.fail(`an attribute takes no ${type.kind}`);
  }
}

function readPrimitive(blob: ByteReader, name: string): AttributeValue {
  switch (name) {
    case 'Boolean':
      return blob.u8() !== 0;
    case 'SByte':
      return (blob.u8() << 24) >> 24;
    case 'Byte':
      return blob.u8();
    case 'Int16':
      return (blob.u16() << 16) >> 16;
    case 'Char':
    case 'UInt16':
      return blob.u16();
    case 'Int32':
      return blob.i32();
    case 'UInt32':
      return blob.u32();
    case 'Int64':
      return BigInt.asIntN(64, blob.u64());
    case 'UInt64':
      return blob.u64();
    case 'Single':
      return blob.f32();
    case 'Double':
      return blob.f64();
    case 'String':
      return readText(blob);
    default:
      return blob.fail(`an attribute takes no ${name}`);
  }
}

function readText(blob: ByteReader): string | null {
  if (blob.left > 0 && blob.bytes[blob.at] === 0xff) return null;
  return blob.utf8(blob.packed());
}
