import type { Metadata } from './metadata.js';
import type { Row } from './tables.js';

/** C# nests no class this deep; a damaged file could, or in a circle. */
const DEEPEST = 64;

/** As reflection writes it: `Namespace.Outer+Inner`, generic classes with their number of parameters (`List`1`). */
export function typeName(metadata: Metadata, { table, row }: Row, depth = 0): string {
  if (depth > DEEPEST) metadata.fail(`classes are nested deeper than ${DEEPEST}`);
  switch (table) {
    case 'TypeDef': {
      const outer = enclosingType(metadata, row);
      const name = qualified(metadata, 'TypeDef', row);
      return outer ? `${typeName(metadata, { table, row: outer }, depth + 1)}+${name}` : name;
    }
    case 'TypeRef': {
      const scope = metadata.tables.coded(
        'ResolutionScope',
        metadata.tables.cell('TypeRef', row, 0),
      );
      const name = qualified(metadata, 'TypeRef', row);
      return scope?.table === 'TypeRef' ? `${typeName(metadata, scope, depth + 1)}+${name}` : name;
    }
    default:
      return metadata.fail(`a row of ${table} should name a type`);
  }
}

/** The row of the class around a nested one, or undefined. */
export function enclosingType({ tables }: Metadata, row: number): number | undefined {
  const [from, to] = tables.matching('NestedClass', 0, row);
  return from < to ? tables.cell('NestedClass', from, 1) : undefined;
}

/** The class whose list of methods holds the row: the last one that begins at it or before. */
export function ownerOf({ tables }: Metadata, method: number): number {
  let low = 1;
  let high = tables.count('TypeDef');
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (tables.cell('TypeDef', middle, 5) <= method) low = middle;
    else high = middle - 1;
  }
  return low;
}

function qualified(metadata: Metadata, table: 'TypeDef' | 'TypeRef', row: number): string {
  const name = metadata.text(table, row, 1);
  const namespace = metadata.text(table, row, 2);
  return namespace === '' ? name : `${namespace}.${name}`;
}
