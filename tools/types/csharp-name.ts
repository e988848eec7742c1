import type { TypeSignature } from '../metadata/signature.js';

const KEYWORDS: Record<string, string> = {
  Void: 'void',
  Boolean: 'bool',
  Char: 'char',
  SByte: 'sbyte',
  Byte: 'byte',
  Int16: 'short',
  UInt16: 'ushort',
  Int32: 'int',
  UInt32: 'uint',
  Int64: 'long',
  UInt64: 'ulong',
  Single: 'float',
  Double: 'double',
  String: 'string',
  IntPtr: 'nint',
  UIntPtr: 'nuint',
  Object: 'object',
};

/** A type in the words of C#, for people. */
export function csharpName(type: TypeSignature): string {
  switch (type.kind) {
    case 'primitive':
      return KEYWORDS[type.name] ?? type.name;
    case 'named':
      return type.name === 'System.Decimal' ? 'decimal' : lastOf(type.name);
    case 'generic': {
      const types = type.arguments.map(csharpName);
      return type.name === 'System.Nullable`1'
        ? `${types.join()}?`
        : `${lastOf(type.name)}<${types.join(', ')}>`;
    }
    case 'array':
      return `${csharpName(type.element)}[${','.repeat(type.rank - 1)}]`;
    case 'pointer':
      return `${csharpName(type.element)}*`;
    case 'reference':
      return `ref ${csharpName(type.element)}`;
    case 'parameter':
      return 'a type parameter';
    case 'function':
      return 'delegate*';
  }
}

function lastOf(name: string): string {
  return name.replace(/^.*[.+]/, '').replace(/`\d+$/, '');
}
