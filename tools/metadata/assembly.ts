import { codeAt, instructions, type Instruction } from './code.js';
import { attributesOf, usesOf, type CustomAttribute } from './custom-attribute.js';
import { Metadata } from './metadata.js';
import { readMethodSignature, type MethodSignature } from './signature.js';
import { TABLES } from './schema.js';
import type { Row } from './tables.js';
import { enclosingType, ownerOf, typeName } from './type-name.js';

const STATIC = 0x10;

/** One .NET assembly: its classes and methods as they are asked for. */
export class Assembly {
  readonly metadata: Metadata;

  /**
   * @param bytes - a .dll, a webcil, or the .wasm of a `_framework` folder
   * @param file - what errors call it
   */
  constructor(bytes: Uint8Array, file: string) {
    this.metadata = new Metadata(bytes, file);
  }

  get name(): string {
    return this.metadata.text('Assembly', 1, 7);
  }

  /** Empty when it was not signed. */
  get publicKey(): Uint8Array {
    return this.metadata.blob('Assembly', 1, 6, 'public key').bytes;
  }

  /** Whether it is a program, with a `Main`. */
  get isProgram(): boolean {
    return this.metadata.hasEntryPoint;
  }

  *types(): Generator<TypeDefinition> {
    const count = this.metadata.tables.count('TypeDef');
    for (let row = 1; row <= count; row++) yield new TypeDefinition(this.metadata, row);
  }

  /** The methods with an attribute, in the order of the file. */
  *methodsWith(attribute: string): Generator<readonly [MethodDefinition, CustomAttribute]> {
    const { metadata } = this;
    for (const [{ table, row }, use] of usesOf(metadata, attribute)) {
      if (table !== 'MethodDef') continue;
      const type = new TypeDefinition(metadata, ownerOf(metadata, row));
      yield [new MethodDefinition(metadata, row, type), use];
    }
  }

  /** Whether it names this class of another assembly. */
  refersTo(namespace: string, name: string): boolean {
    const { metadata } = this;
    const count = metadata.tables.count('TypeRef');
    for (let row = 1; row <= count; row++) {
      if (metadata.text('TypeRef', row, 1) !== name) continue;
      if (metadata.text('TypeRef', row, 2) === namespace) return true;
    }
    return false;
  }
}

export class TypeDefinition {
  constructor(
    private readonly metadata: Metadata,
    private readonly row: number,
  ) {}

  /** Without its namespace and the classes around it. */
  get name(): string {
    return this.metadata.text('TypeDef', this.row, 1);
  }

  /** As reflection writes it: `Namespace.Outer+Inner`. */
  get fullName(): string {
    return typeName(this.metadata, { table: 'TypeDef', row: this.row });
  }

  /** The class around it. */
  get enclosing(): TypeDefinition | undefined {
    const row = enclosingType(this.metadata, this.row);
    return row === undefined ? undefined : new TypeDefinition(this.metadata, row);
  }

  get attributes(): Iterable<CustomAttribute> {
    return attributesOf(this.metadata, { table: 'TypeDef', row: this.row });
  }

  *methods(): Generator<MethodDefinition> {
    const [from, to] = this.metadata.tables.list('TypeDef', this.row, 5, 'MethodDef');
    for (let row = from; row < to; row++) yield new MethodDefinition(this.metadata, row, this);
  }
}

export class MethodDefinition {
  constructor(
    private readonly metadata: Metadata,
    private readonly row: number,
    readonly type: TypeDefinition,
  ) {}

  get name(): string {
    return this.metadata.text('MethodDef', this.row, 3);
  }

  /** How code names it. */
  get token(): number {
    return (TABLES.MethodDef << 24) | this.row;
  }

  get isStatic(): boolean {
    return (this.metadata.tables.cell('MethodDef', this.row, 2) & STATIC) !== 0;
  }

  get signature(): MethodSignature {
    const blob = this.metadata.blob('MethodDef', this.row, 4, 'signature of a method');
    return readMethodSignature(this.metadata, blob);
  }

  get attributes(): Iterable<CustomAttribute> {
    return attributesOf(this.metadata, { table: 'MethodDef', row: this.row });
  }

  /** Those that have a name or an attribute, by their place: 0 is the result, 1 the first parameter. */
  get parameters(): ReadonlyMap<number, ParameterDefinition> {
    const { tables } = this.metadata;
    const [from, to] = tables.list('MethodDef', this.row, 5, 'Param');
    const parameters = new Map<number, ParameterDefinition>();
    for (let row = from; row < to; row++) {
      parameters.set(tables.cell('Param', row, 1), new ParameterDefinition(this.metadata, row));
    }
    return parameters;
  }

  /** Its code; nothing for a method without a body. */
  *instructions(): Generator<Instruction> {
    const address = this.metadata.tables.cell('MethodDef', this.row, 0);
    if (address !== 0) yield* instructions(codeAt(this.metadata, address));
  }
}

export class ParameterDefinition {
  constructor(
    private readonly metadata: Metadata,
    private readonly row: number,
  ) {}

  get name(): string {
    return this.metadata.text('Param', this.row, 2);
  }

  get attributes(): Iterable<CustomAttribute> {
    return attributesOf(this.metadata, { table: 'Param', row: this.row });
  }
}

/** The method of another assembly that a `call` names, with the class that has it. */
export interface CalledMethod {
  readonly type: string;
  readonly name: string;
  readonly signature: MethodSignature;
}

export function calledMethod(metadata: Metadata, token: number): CalledMethod | undefined {
  const { tables } = metadata;
  let called: Row | undefined = metadata.row(token);
  if (called.table === 'MethodSpec') {
    called = tables.coded('MethodDefOrRef', tables.cell('MethodSpec', called.row, 0));
  }
  if (called?.table !== 'MemberRef') return undefined;
  const { row } = called;
  const parent = tables.coded('MemberRefParent', tables.cell('MemberRef', row, 0));
  if (parent?.table !== 'TypeRef') return undefined;
  return {
    type: typeName(metadata, parent),
    name: metadata.text('MemberRef', row, 1),
    get signature() {
      const blob = metadata.blob('MemberRef', row, 2, 'signature of a called method');
      return readMethodSignature(metadata, blob);
    },
  };
}
