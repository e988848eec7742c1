import type { Crossing, CrossingSignature, Nullness, Scalar } from './crossing.js';
import { list } from './lines.js';
import { parameterName } from './names.js';

/** What C# takes and what C# gives are two types: it takes any array of numbers for an `int[]`, and gives an Int32Array. */
export type Direction = 'to C#' | 'from C#';

const SCALARS: Record<Scalar, Record<Direction, string>> = {
  Boolean: { 'to C#': 'boolean', 'from C#': 'boolean' },
  Number: { 'to C#': 'number', 'from C#': 'number' },
  Char: { 'to C#': 'number | string', 'from C#': 'number' },
  BigInt: { 'to C#': 'bigint', 'from C#': 'bigint' },
  Date: { 'to C#': 'Date', 'from C#': 'Date' },
  String: { 'to C#': 'string', 'from C#': 'string' },
  Error: { 'to C#': 'Error', 'from C#': 'Error' },
  JSObject: { 'to C#': 'object', 'from C#': 'object' },
  Any: { 'to C#': 'unknown', 'from C#': 'unknown' },
};

/** An export as the page calls it. */
export function exportType({ parameters, result }: CrossingSignature): string {
  const items = parameters.map(
    ({ name, type }) => `${parameterName(name)}: ${typeText(type, 'to C#')}`,
  );
  return `${list('ExportedFunction<[', items, ']')}, ${typeText(result, 'from C#')}>`;
}

/** An import as the page serves it. */
export function importType({ parameters, result }: CrossingSignature): string {
  // C# waits for all but a Task, and only then can the page call a delegate at once.
  const delegate = result.kind === 'promise' ? 'AsyncDelegate' : 'SyncDelegate';
  const items = parameters.map(
    ({ name, type }) => `${parameterName(name)}: ${typeText(type, 'from C#', delegate)}`,
  );
  return `${list('(', items, ')')} => ${typeText(result, 'to C#')}`;
}

function typeText(type: Crossing, direction: Direction, delegate = 'AsyncDelegate'): string {
  switch (type.kind) {
    case 'nothing':
      return 'void';
    case 'discarded':
      return direction === 'to C#' ? 'unknown' : 'void';
    case 'view':
      return 'MemoryView';
    case 'scalar':
      return orNull(SCALARS[type.of][direction], type.nullness, direction);
    case 'numbers': {
      const text = direction === 'to C#' ? `${type.class} | readonly number[]` : type.class;
      return orNull(text, type.nullness, direction);
    }
    case 'array': {
      const element = typeText(type.element, direction);
      const array = `${element.includes(' ') ? `(${element})` : element}[]`;
      return orNull(direction === 'to C#' ? `readonly ${array}` : array, type.nullness, direction);
    }
    case 'promise': {
      const kind = direction === 'to C#' ? 'PromiseLike' : 'Promise';
      return orNull(`${kind}<${typeText(type.value, direction)}>`, type.nullness, direction);
    }
    case 'delegate':
      return orNull(delegateText(type, direction, delegate), type.nullness, direction);
  }
}

/** A delegate that goes to C# is a function of the page, whose parameters come from C#; and the other way round. */
function delegateText(
  { parameters, result }: Crossing & { kind: 'delegate' },
  direction: Direction,
  delegate: string,
): string {
  if (direction === 'from C#') {
    const types = parameters.map((type) => typeText(type, 'to C#'));
    return `${delegate}<[${types.join(', ')}], ${typeText(result, 'from C#')}>`;
  }
  const items = parameters.map((type, index) => `arg${index + 1}: ${typeText(type, 'from C#')}`);
  return `(${items.join(', ')}) => ${typeText(result, 'to C#')}`;
}

/** Where C# says nothing about null, it takes it, and is not thought to give it. */
function orNull(text: string, nullness: Nullness, direction: Direction): string {
  const isNullable = nullness === 'nullable' || (nullness === 'unsaid' && direction === 'to C#');
  if (!isNullable || text === 'unknown') return text;
  return text.includes('=>') ? `(${text}) | null` : `${text} | null`;
}
