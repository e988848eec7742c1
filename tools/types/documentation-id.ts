import type { MethodDefinition } from '../metadata/assembly.js';
import type { TypeSignature } from '../metadata/signature.js';

/** What the XML documentation calls a method: `M:Namespace.Class.Method(System.Int32)`. */
export function documentationId(method: MethodDefinition): string {
  const types = method.signature.parameters.map(idOf);
  const list = types.length > 0 ? `(${types.join(',')})` : '';
  return `M:${method.type.fullName.replaceAll('+', '.')}.${method.name}${list}`;
}

function idOf(type: TypeSignature): string {
  switch (type.kind) {
    case 'primitive':
      return `System.${type.name}`;
    case 'named':
      return type.name.replaceAll('+', '.');
    case 'generic':
      return `${type.name.replace(/`\d+$/, '').replaceAll('+', '.')}{${type.arguments.map(idOf).join(',')}}`;
    case 'array':
      return `${idOf(type.element)}[${type.rank > 1 ? Array(type.rank).fill('0:').join(',') : ''}]`;
    case 'pointer':
      return `${idOf(type.element)}*`;
    case 'reference':
      return `${idOf(type.element)}@`;
    case 'parameter':
      return `${type.of === 'type' ? '`' : '``'}${type.index}`;
    case 'function':
      return '';
  }
}
